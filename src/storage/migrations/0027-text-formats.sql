-- Imported comments may be HTML, and their authors go on with them in Markdown: each text has its own format.
alter table revisions add column format text not null default 'markdown' check (format in ('markdown', 'html'));
-- Of the text that a decision took away; null where it took none.
alter table decision_states add column format text;
