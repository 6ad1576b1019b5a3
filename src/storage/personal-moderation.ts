import { DERIVED, INNER, OWNER, SECRET, type PersonalTable } from './personal-columns.ts';

const DECISIONS = `select w.key as site, d.comment_id as "commentId", d.decided_at as "decidedAt", d.from_status as "from",
    d.to_status as "to", d.reason, t.to_author as text, t.internal
  from decision_details t join decisions d on d.site_id = t.site_id and d.id = t.decision_id join sites w on w.id = d.site_id
  where t.account_id = $1 order by d.decided_at, d.id`;

const REPORTS = `select w.key as site, r.comment_id as "commentId", r.reason, r.body, r.created_at as "createdAt", r.outcome,
    r.settled_at as "settledAt"
  from reports r join sites w on w.id = r.site_id where r.account_id = $1 order by r.created_at, r.id`;

const NOTICES = `select w.key as site, n.number, n.comment_id as "commentId", n.law, n.explanation as body, n.name, n.email, n.language,
    n.created_at as "createdAt", n.outcome, n.decided_at as "settledAt"
  from notices n join sites w on w.id = n.site_id
  where n.account_id = $1 or n.email = (select email from accounts where id = $1) order by n.created_at, n.id`;

const NOTES = `select w.key as site, n.body, n.created_at as "createdAt"
  from moderator_notes n left join sites w on w.id = n.site_id where n.account_id = $1 order by n.created_at, n.id`;

const APPEALS = `select w.key as site, a.comment_id as "commentId", a.body, a.created_at as "createdAt", a.outcome, a.settled_at as "settledAt"
  from appeals a join sites w on w.id = a.site_id where a.account_id = $1 order by a.created_at, a.id`;

const SANCTIONS = `select w.key as site, s.kind, s.reason, s.to_person as text, s.until, s.given_at as "at", s.lifted_at as "liftedAt",
    s.read_at as "readAt"
  from sanctions s left join sites w on w.id = s.site_id where s.account_id = $1 order by s.given_at, s.id`;

const WATCHED = `select w.key as site, s.key as story, v.watched_at as "watchedAt"
  from watched_stories v join stories s on s.site_id = v.site_id and s.id = v.story_id join sites w on w.id = v.site_id
  where v.account_id = $1 order by v.watched_at, s.key`;

/** What moderation keeps about people: see PERSONAL_TABLES. */
export const MODERATION_TABLES: Readonly<Record<string, PersonalTable>> = {
  decision_details: {
    // What somebody decided stays decided; by whom, and what they wrote, goes. The log holds a hash that tells nothing then.
    erase: [
      `update decision_details set account_id = null, salt = ''::bytea, to_author = '', internal = '' where account_id = $1`,
      `update decision_details t set salt = ''::bytea, to_author = '', internal = '' from decisions d join comments c
         on c.site_id = d.site_id and c.id = d.comment_id
       where c.author_id = $1 and t.site_id = d.site_id and t.decision_id = d.id`,
    ],
    download: { section: 'decisions', statement: DECISIONS },
    columns: {
      site_id: 'site',
      decision_id: INNER,
      account_id: OWNER,
      salt: SECRET,
      to_author: 'text',
      internal: 'internal',
    },
  },
  author_notices: {
    erase: ['delete from author_notices where account_id = $1'],
    download: { excused: 'which decisions are still to be mailed; the decisions stand with the comments' },
    columns: { site_id: INNER, decision_id: INNER, account_id: OWNER, due_at: DERIVED },
  },
  queue_items: {
    erase: ['update queue_items set author_id = null where author_id = $1'],
    download: { excused: 'follows from the comments that wait, which are in `comments`' },
    columns: {
      site_id: INNER,
      comment_id: INNER,
      story_id: INNER,
      section_id: INNER,
      author_id: OWNER,
      is_pending: DERIVED,
      is_withheld: DERIVED,
      is_reported: DERIVED,
      is_appealed: DERIVED,
      is_newcomer: DERIVED,
      is_escalated: DERIVED,
      rules: DERIVED,
      language: DERIVED,
      priority: DERIVED,
      waiting_since: DERIVED,
      claimed_by: INNER,
      claimed_until: INNER,
      escalated_by: INNER,
    },
  },
  decision_states: {
    // Texts and queue items as they stood, for minutes; deleting a comment takes them along.
    erase: [
      `delete from decision_states d using comments c where c.site_id = d.site_id and c.id = d.comment_id and c.author_id = $1`,
    ],
    download: { excused: 'lives for ten minutes; what it holds is in `comments`' },
    columns: {
      site_id: INNER,
      decision_id: INNER,
      comment_id: INNER,
      item: DERIVED,
      waiting_revision: DERIVED,
      revision: DERIVED,
      published_at: DERIVED,
      format: INNER,
      body: DERIVED,
      html: DERIVED,
      edited_at: DERIVED,
      made_at: DERIVED,
    },
  },
  claim_news: {
    erase: ['update claim_news set account_id = null where account_id = $1'],
    download: { excused: 'lives for ten minutes' },
    columns: {
      site_id: INNER,
      sequence: INNER,
      comment_id: INNER,
      account_id: OWNER,
      until: INNER,
      at: INNER,
    },
  },
  watched_stories: {
    erase: ['delete from watched_stories where account_id = $1'],
    download: { section: 'watchedStories', statement: WATCHED },
    columns: { account_id: OWNER, site_id: 'site', story_id: 'story', watched_at: 'watchedAt' },
  },
  reports: {
    erase: [
      `update reports r set body = '' from notices n
       where n.site_id = r.site_id and n.report_id = r.id and n.email = (select email from accounts where id = $1)`,
      `update reports set account_id = null, body = '' where account_id = $1`,
    ],
    download: { section: 'reports', statement: REPORTS },
    columns: {
      site_id: 'site',
      id: INNER,
      comment_id: 'commentId',
      account_id: OWNER,
      reason: 'reason',
      body: 'body',
      weight: DERIVED,
      is_established: DERIVED,
      is_notice: INNER,
      address_hash: SECRET,
      decision_id: INNER,
      created_at: 'createdAt',
      outcome: 'outcome',
      settled_at: 'settledAt',
      settled_by: INNER,
      told_at: INNER,
    },
  },
  notices: {
    // Also those sent without account from the person's mailbox.
    erase: [
      `update notices set account_id = null, name = null, email = null, law = '', explanation = ''
       where account_id = $1 or email = (select email from accounts where id = $1)`,
    ],
    download: { section: 'notices', statement: NOTICES },
    columns: {
      site_id: 'site',
      id: INNER,
      number: 'number',
      report_id: INNER,
      comment_id: 'commentId',
      account_id: OWNER,
      law: 'law',
      explanation: 'body',
      is_child_abuse: INNER,
      name: 'name',
      email: 'email',
      language: 'language',
      created_at: 'createdAt',
      outcome: 'outcome',
      decided_at: 'settledAt',
      told_at: INNER,
    },
  },
  appeals: {
    erase: [`update appeals set account_id = null, body = '' where account_id = $1`],
    download: { section: 'appeals', statement: APPEALS },
    columns: {
      site_id: 'site',
      id: INNER,
      comment_id: 'commentId',
      decision_id: INNER,
      account_id: OWNER,
      body: 'body',
      created_at: 'createdAt',
      outcome: 'outcome',
      settled_at: 'settledAt',
      by_same_person: INNER,
    },
  },
  sanctions: {
    // A ban goes on by its hashes (service/ban-hashes.ts).
    erase: ['delete from sanctions where account_id = $1'],
    download: { section: 'sanctions', statement: SANCTIONS },
    columns: {
      id: INNER,
      account_id: OWNER,
      site_id: 'site',
      kind: 'kind',
      reason: 'reason',
      to_person: 'text',
      until: 'until',
      given_by: INNER,
      given_at: 'at',
      lifted_by: INNER,
      lifted_at: 'liftedAt',
      read_at: 'readAt',
      reject_days: INNER,
    },
  },
  moderator_notes: {
    erase: ['delete from moderator_notes where account_id = $1'],
    download: { section: 'moderatorNotes', statement: NOTES },
    columns: {
      id: INNER,
      account_id: OWNER,
      author_id: INNER,
      body: 'body',
      created_at: 'createdAt',
      site_id: 'site',
    },
  },
};
