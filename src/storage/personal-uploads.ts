import { DERIVED, INNER, OWNER, type PersonalTable } from './personal-columns.ts';

const WORK = { excused: 'what was done for the organisation; the audit log has it' };

/** Files that admins hand over to be imported, and what is done with them: see PERSONAL_TABLES. */
export const UPLOAD_TABLES: Readonly<Record<string, PersonalTable>> = {
  import_uploads: {
    erase: ['update import_uploads set by_id = null where by_id = $1'],
    download: WORK,
    columns: {
      site_id: INNER,
      id: INNER,
      state: INNER,
      by_id: OWNER,
      files: WORK,
      size: DERIVED,
      begun_at: INNER,
      seen_at: INNER,
      expires_at: INNER,
    },
  },
  import_chunks: {
    erase: { by: 'the end of the import, or seven days: until then a file is as somebody else wrote it' },
    download: {
      excused: 'a file of another system on its way; what is imported from it is in the other parts',
    },
    columns: {
      site_id: INNER,
      upload_id: INNER,
      file: INNER,
      number: INNER,
      bytes: { excused: 'a file of another system on its way' },
    },
  },
  import_tasks: {
    erase: ['update import_tasks set by_id = null where by_id = $1'],
    download: WORK,
    columns: {
      site_id: INNER,
      id: INNER,
      kind: INNER,
      state: INNER,
      upload_id: INNER,
      run: INNER,
      options: WORK,
      by_id: OWNER,
      asked_at: INNER,
      begun_at: INNER,
      ended_at: INNER,
      attempts: INNER,
      is_stop_asked: INNER,
      progress: DERIVED,
      outcome: DERIVED,
    },
  },
};
