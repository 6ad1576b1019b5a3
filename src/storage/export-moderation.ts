import { data, secret, type ExportTable } from './export-columns.ts';

/** The tables of an export that moderation fills; part of EXPORT_TABLES. */
export const MODERATION_EXPORTS: Readonly<Record<string, ExportTable>> = {
  rule_versions: {
    holds: 'rules of sites, every version',
    columns: data('site_id version settings banned_words suspect_words restored_from created_at created_by'),
    order: ['site_id', 'version'],
    site: 'site_id',
    times: ['created_at'],
    accounts: ['created_by'],
  },
  call_outs: {
    holds: 'services that are asked about comments',
    columns: data(
      'site_id id position kind name url is_enabled timeout_ms silence on_spam format sends_person created_at',
    ),
    order: ['site_id', 'id'],
    site: 'site_id',
    times: [],
  },
  call_out_secrets: {
    holds: 'sealed secrets of these services',
    columns: data('site_id call_out_id id sealed created_at dies_at'),
    order: ['site_id', 'call_out_id', 'id'],
    site: 'site_id',
    times: [],
    secret: 'signs what is asked of services outside',
  },
  queue_items: {
    holds: 'comments that wait for a moderator',
    columns: data(
      'site_id comment_id story_id section_id author_id is_pending is_withheld is_reported is_appealed is_newcomer is_escalated rules language priority waiting_since claimed_by claimed_until escalated_by',
    ),
    order: ['site_id', 'comment_id'],
    site: 'site_id',
    times: [],
    accounts: ['author_id', 'claimed_by', 'escalated_by'],
  },
  decisions: {
    holds: 'the log of decisions',
    columns: data(
      'site_id id comment_id from_status to_status decided_by reason decided_at sequence rule rules_version revision undoes_id appeal_id bulk_id details_hash',
    ),
    order: ['sequence'],
    site: 'site_id',
    times: ['decided_at'],
  },
  decision_details: {
    holds: 'who decided, and what they wrote to the author and to colleagues',
    columns: data('site_id decision_id account_id salt to_author internal'),
    order: ['site_id', 'decision_id'],
    site: 'site_id',
    times: [],
    accounts: ['account_id'],
  },
  decision_seals: {
    holds: 'seals of the log',
    columns: data('number last_sequence count leaves chain_hash sealed_at'),
    order: ['number'],
    site: 'none',
    times: [],
    secret: 'made with the lasting key; without it the log is sealed anew',
  },
  reports: {
    holds: 'reports of readers',
    columns: {
      ...data('site_id id comment_id account_id reason body weight created_at outcome settled_at settled_by'),
      ...data('is_established is_notice decision_id told_at'),
      ...secret('address_hash', 'a hash that only `address_keys` gives a meaning to'),
    },
    order: ['site_id', 'id'],
    site: 'site_id',
    times: ['created_at', 'settled_at', 'told_at'],
    accounts: ['account_id', 'settled_by'],
  },
  notices: {
    holds: 'notices of illegal content, with name and address of whoever sent them',
    columns: data(
      'site_id id number report_id comment_id account_id law explanation is_child_abuse name email language created_at outcome decided_at told_at',
    ),
    order: ['site_id', 'id'],
    site: 'site_id',
    times: ['created_at', 'decided_at', 'told_at'],
    accounts: ['account_id'],
  },
  notice_numbers: {
    holds: 'the last number of a notice',
    columns: data('site_id last'),
    order: ['site_id'],
    site: 'site_id',
    times: [],
  },
  appeals: {
    holds: 'appeals of authors',
    columns: data(
      'site_id id comment_id decision_id account_id body created_at outcome settled_at by_same_person',
    ),
    order: ['site_id', 'id'],
    site: 'site_id',
    times: ['created_at', 'settled_at'],
    accounts: ['account_id'],
  },
  author_notices: {
    holds: 'decisions that authors are still to be told of',
    columns: data('site_id decision_id account_id due_at'),
    order: ['site_id', 'decision_id'],
    site: 'site_id',
    times: [],
    accounts: ['account_id'],
  },
  sanctions: {
    holds: 'warnings, suspensions and bans',
    columns: data(
      'id account_id site_id kind reason to_person until given_by given_at lifted_by lifted_at read_at reject_days',
    ),
    order: ['id'],
    site: { where: 't.site_id = $site or (t.site_id is null and t.account_id in $accounts)' },
    times: ['given_at', 'lifted_at', 'read_at'],
    accounts: ['account_id', 'given_by', 'lifted_by'],
  },
  moderator_notes: {
    holds: 'moderators’ notes on people',
    columns: data('id account_id author_id body created_at site_id'),
    order: ['id'],
    site: { where: 't.site_id = $site or (t.site_id is null and t.account_id in $accounts)' },
    times: ['created_at'],
    accounts: ['account_id', 'author_id'],
  },
  audit_log: {
    holds: 'administrative changes',
    columns: data('id at by_kind by_id action site_id target from_value to_value'),
    order: ['id'],
    site: 'site_id',
    times: ['at'],
    accounts: ['by_id'],
  },
};
