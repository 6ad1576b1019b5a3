import { DERIVED, DEVICE, INNER, OWNER, SECRET, type PersonalTable } from './personal-columns.ts';
import { IMPORT_TABLES, OTHER_IMPORT_TABLES } from './personal-imports.ts';
import { MODERATION_TABLES } from './personal-moderation.ts';
import { UPLOAD_TABLES } from './personal-uploads.ts';

/** A time inside JSON, as JavaScript writes it. */
const toIso = (time: string) => `to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A comment with its story, its revisions and its decisions. */
const COMMENTS = `select c.id, w.key as site, s.key as story, s.title, s.url, c.parent_id as "parentId", c.depth, c.status,
    c.created_at as "createdAt", c.edited_at as "editedAt", c.deleted_at as "deletedAt", c.published_at as "publishedAt", c.waiting_revision as "waitingRevision",
    c.featured_at as "featuredAt", c.pinned_at as "pinnedAt", c.up, c.down, c.format, c.body, c.html,
    coalesce((select json_agg(json_build_object('number', r.number, 'createdAt', ${toIso('r.created_at')}, 'format', r.format, 'body', r.body, 'verdict', r.verdict,
      'reasons', r.reasons, 'facts', r.facts) order by r.number)
      from revisions r where r.site_id = c.site_id and r.comment_id = c.id), '[]') as revisions,
    coalesce((select json_agg(json_build_object('at', ${toIso('d.decided_at')}, 'from', d.from_status, 'to', d.to_status, 'by', d.decided_by,
      'reason', d.reason) order by d.decided_at, d.id)
      from decisions d where d.site_id = c.site_id and d.comment_id = c.id), '[]') as decisions
  from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id join sites w on w.id = c.site_id
  where c.author_id = $1 order by c.created_at, c.id`;

const VOTES = `select w.key as site, s.key as story, s.title, v.comment_id as "commentId",
    case v.value when 1 then 'up' else 'down' end as value, v.place, v.cast_at as "castAt"
  from votes v join stories s on s.site_id = v.site_id and s.id = v.story_id join sites w on w.id = v.site_id
  where v.account_id = $1 order by v.cast_at, v.comment_id`;

const MUTED = `select m.muted_id as id, a.name, m.created_at as "createdAt" from mutes m join accounts a on a.id = m.muted_id
  where m.account_id = $1 order by m.created_at, m.muted_id`;

/**
 * Every table with something about people, in the order in which erasing goes through them: what points to a row goes
 * before it. For each column: where it stands in the download, or why it does not. A test holds this against the
 * database's own catalogue, so that whoever adds a column has to say here what becomes of it.
 */
export const PERSONAL_TABLES: Readonly<Record<string, PersonalTable>> = {
  // Before the mailboxes they are known by.
  ...IMPORT_TABLES,
  sessions: {
    erase: ['delete from sessions where account_id = $1'],
    download: { section: 'sessions', where: 'account_id = $1', order: 'created_at, id' },
    columns: {
      id: INNER,
      account_id: OWNER,
      token_hash: SECRET,
      scope: 'scope',
      origin: 'origin',
      created_at: 'createdAt',
      used_at: 'usedAt',
      expires_at: 'expiresAt',
      revoked_at: 'endedAt',
      via: 'via',
      device: 'device',
      confirmed_at: 'confirmedAt',
      second_factor_at: 'secondFactorAt',
      ends_at: 'endsAt',
      address_hash: SECRET,
    },
  },
  handoffs: {
    erase: ['delete from handoffs where account_id = $1'],
    download: { excused: 'lives for a minute while somebody signs in' },
    columns: { code_hash: SECRET, account_id: OWNER, origin: INNER, expires_at: INNER },
  },
  sign_in_codes: {
    erase: ['delete from sign_in_codes where email = (select email from accounts where id = $1)'],
    download: { excused: 'lives for a day; the mailbox is in the account' },
    columns: {
      id: INNER,
      email: DERIVED,
      code_hash: SECRET,
      browser_hash: SECRET,
      kind: INNER,
      is_known_browser: INNER,
      tries_left: INNER,
      created_at: INNER,
      expires_at: INNER,
      used_at: INNER,
    },
  },
  passkeys: {
    erase: ['delete from passkeys where account_id = $1'],
    download: { section: 'passkeys', where: 'account_id = $1', order: 'created_at, id' },
    columns: {
      id: INNER,
      account_id: OWNER,
      credential_id: DEVICE,
      public_key: DEVICE,
      counter: DEVICE,
      transports: DEVICE,
      user_handle: DEVICE,
      aaguid: DEVICE,
      is_syncable: DEVICE,
      is_backed_up: 'isBackedUp',
      name: 'name',
      created_at: 'createdAt',
      used_at: 'usedAt',
    },
  },
  totp: {
    erase: ['delete from totp where account_id = $1'],
    download: { excused: 'the key that the app has; that there is one is in the account' },
    columns: {
      account_id: OWNER,
      sealed_key: SECRET,
      created_at: INNER,
      confirmed_at: INNER,
      last_step: INNER,
    },
  },
  recovery_codes: {
    erase: ['delete from recovery_codes where account_id = $1'],
    download: { excused: 'only hashes are stored, which tell nobody anything' },
    columns: { account_id: OWNER, code_hash: SECRET, used_at: INNER },
  },
  oidc_flows: {
    erase: ['delete from oidc_flows where account_id = $1'],
    download: { excused: 'lives for a day: a sign-in that is away at another service' },
    columns: {
      state_hash: SECRET,
      provider_id: INNER,
      browser_hash: SECRET,
      secrets: SECRET,
      purpose: INNER,
      account_id: OWNER,
      carried: INNER,
      created_at: INNER,
      expires_at: INNER,
      used_at: INNER,
    },
  },
  identities: {
    erase: ['delete from identities where account_id = $1'],
    download: { section: 'identities', where: 'account_id = $1', order: 'issuer, subject' },
    columns: {
      issuer: 'issuer',
      subject: 'subject',
      account_id: OWNER,
      email: 'email',
      issued_at: 'issuedAt',
      created_at: 'createdAt',
      used_at: 'usedAt',
    },
  },
  idempotency_keys: {
    erase: ['delete from idempotency_keys where actor = $1::text'],
    download: {
      excused: 'lives for a day: what a write was answered with, which is in the comments and votes',
    },
    columns: {
      site_id: INNER,
      actor: OWNER,
      key: INNER,
      request_hash: SECRET,
      answer: DERIVED,
      created_at: INNER,
    },
  },
  comments: {
    erase: { by: 'eraseComments of service/erase-account.ts' },
    download: { section: 'comments', statement: COMMENTS },
    columns: {
      site_id: 'site',
      id: 'id',
      story_id: 'story',
      parent_id: 'parentId',
      root_id: INNER,
      shown_under_id: INNER,
      depth: 'depth',
      author_id: OWNER,
      format: 'format',
      body: 'body',
      html: 'html',
      status: 'status',
      created_at: 'createdAt',
      edited_at: 'editedAt',
      deleted_at: 'deletedAt',
      published_at: 'publishedAt',
      answered_id: { excused: 'somebody else: whom it answers' },
      up: 'up',
      down: 'down',
      reply_count: INNER,
      thread_count: INNER,
      visible: DERIVED,
      best: DERIVED,
      controversy: DERIVED,
      address_hash: SECRET,
      rank_across: DERIVED,
      is_across: DERIVED,
      voted_at: INNER,
      waiting_revision: 'waitingRevision',
      featured_at: 'featuredAt',
      pinned_at: 'pinnedAt',
      erased_up: DERIVED,
      erased_down: DERIVED,
      imported_up: DERIVED,
      imported_down: DERIVED,
      import_run: INNER,
    },
  },
  revisions: {
    erase: { by: 'eraseComments of service/erase-account.ts' },
    download: { within: 'comments' },
    columns: {
      site_id: INNER,
      comment_id: INNER,
      number: 'number',
      format: 'format',
      body: 'body',
      created_at: 'createdAt',
      rules_version: INNER,
      verdict: 'verdict',
      reasons: 'reasons',
      facts: 'facts',
      html: DERIVED,
    },
  },
  ...MODERATION_TABLES,
  ...UPLOAD_TABLES,
  viewpoint_voters: {
    erase: ['delete from viewpoint_voters where account_id = $1'],
    download: {
      excused:
        'worked out from the votes, which are in `votes`; never shown to anybody, and gone with the next fit',
    },
    columns: {
      site_id: INNER,
      fit: INNER,
      account_id: OWNER,
      intercept: DERIVED,
      factor: DERIVED,
      is_partial: DERIVED,
    },
  },
  viewpoint_suspects: {
    erase: ['delete from viewpoint_suspects where account_id = $1'],
    download: {
      excused:
        'a suspicion by arithmetic for moderators to look at, worked out from the votes, which are in `votes`; gone with the next fit',
    },
    columns: { site_id: INNER, fit: INNER, account_id: OWNER, group_number: DERIVED },
  },
  votes: {
    erase: { by: 'eraseVotes of service/erase-account.ts' },
    download: { section: 'votes', statement: VOTES },
    columns: {
      site_id: 'site',
      comment_id: 'commentId',
      account_id: OWNER,
      story_id: 'story',
      value: 'value',
      place: 'place',
      cast_at: 'castAt',
    },
  },
  former_names: {
    erase: ['delete from former_names where account_id = $1'],
    download: { section: 'formerNames', where: 'account_id = $1', order: 'given_up_at, name' },
    columns: { account_id: OWNER, name: 'name', given_up_at: 'givenUpAt', is_imported: INNER },
  },
  mutes: {
    // Who muted the person, and whom the person muted.
    erase: ['delete from mutes where account_id = $1 or muted_id = $1'],
    download: { section: 'muted', statement: MUTED },
    columns: { account_id: OWNER, muted_id: 'id', created_at: 'createdAt' },
  },
  pictures: {
    erase: ['delete from pictures where account_id = $1'],
    download: { excused: 'the picture stands at its address, which the account names by `pictureId`' },
    columns: { id: DERIVED, account_id: OWNER, bytes: DERIVED, made_at: INNER },
  },
  picture_requests: {
    erase: ['delete from picture_requests where account_id = $1'],
    download: { excused: 'lives for a moment, until the picture is fetched' },
    columns: { account_id: OWNER, url: INNER, failure: INNER, requested_at: INNER },
  },
  download_chunks: {
    erase: [
      'delete from download_chunks where download_id in (select id from downloads where account_id = $1)',
    ],
    download: { excused: 'earlier downloads themselves' },
    columns: { download_id: INNER, number: INNER, bytes: DERIVED },
  },
  downloads: {
    erase: ['delete from downloads where account_id = $1'],
    download: { section: 'downloads', where: 'account_id = $1', order: 'asked_at' },
    columns: {
      id: INNER,
      account_id: OWNER,
      state: 'state',
      language: 'language',
      asked_at: 'askedAt',
      ready_at: 'readyAt',
      expires_at: 'expiresAt',
      size: 'size',
    },
  },
  ban_hashes: {
    // Kept for the term of the ban, so that it cannot be erased away.
    erase: [],
    download: { excused: 'hashes of what the account holds; the ban itself is in the account' },
    columns: { hash: SECRET, ban_id: INNER, until: DERIVED },
  },
  rate_limits: {
    // Keyed hashes of accounts, mailboxes and addresses, which live for a day.
    erase: [],
    download: { excused: 'counters under keyed hashes, which live for a day' },
    columns: { key: SECRET, window_start: INNER, used: INNER },
  },
  audit_log: {
    // Names ids alone: once the account is gone they are nobody's.
    erase: [],
    download: { section: 'auditEntries', where: 'by_id = $1 or target = $1::text', order: 'at, id' },
    columns: {
      id: INNER,
      at: 'at',
      by_kind: 'by',
      by_id: INNER,
      action: 'action',
      site_id: INNER,
      target: 'target',
      from_value: 'from',
      to_value: 'to',
    },
  },
  accounts: {
    erase: ['delete from accounts where id = $1'],
    download: { section: 'account', where: 'id = $1', order: 'id' },
    columns: {
      id: 'id',
      email: 'email',
      name: 'name',
      name_key: DERIVED,
      is_guest: 'isGuest',
      is_imported: { excused: 'follows from `importedAuthors`' },
      created_at: 'createdAt',
      role: 'role',
      role_site_ids: 'roleSites',
      role_is_from_sign_on: 'roleIsFromSignOn',
      badges: 'badges',
      has_totp: 'hasTotp',
      has_passkey: 'hasPasskey',
      signed_out_at: 'signedOutAt',
      banned_until: 'bannedUntil',
      erasure_at: 'erasureAt',
      erasure_comments: 'erasureComments',
      seen_at: 'seenAt',
      inactivity_warned_at: 'inactivityWarnedAt',
      bio: 'bio',
      picture_id: 'pictureId',
      language: 'language',
      time_zone: 'timeZone',
      hides_profile: 'hidesProfile',
      leaves_viewpoints: 'leavesViewpoints',
      reply_mail: 'replyMail',
      report_mail: 'reportMail',
      replies_seen_at: 'repliesSeenAt',
      replies_mailed_at: 'repliesMailedAt',
      decision_mail: 'decisionMail',
      decisions_mailed_at: 'decisionsMailedAt',
      profile_url: 'profileUrl',
      email_issuer: 'emailIssuer',
    },
  },
};

/** Tables with nothing about readers in them, and their columns that could hold a text. */
export const OTHER_TABLES: Readonly<Record<string, readonly string[]>> = {
  backups: ['cause', 'file', 'folder', 'host', 'problem', 'state'],
  ...OTHER_IMPORT_TABLES,
  address_keys: ['sealed'],
  api_tokens: ['name', 'scopes', 'token_hash'],
  call_outs: ['format', 'kind', 'name', 'on_spam', 'silence', 'url'],
  call_out_secrets: ['sealed'],
  first_admin_link: ['token_hash'],
  migrations: ['checksum', 'name'],
  // What was decided: codes, numbers and a hash. Whatever tells of people stands in decision_details.
  decisions: ['decided_by', 'details_hash', 'from_status', 'reason', 'rule', 'to_status'],
  // How many notices a site has had.
  notice_numbers: [],
  // Hashes of the rows above.
  decision_seals: ['chain_hash', 'leaves'],
  oidc_providers: ['address', 'client_id', 'client_secret', 'key', 'name', 'preset', 'scopes', 'signing'],
  organisation: ['settings', 'lasting_key'],
  // Hashes of random numbers, and of the session or cookie that may answer them, for ten minutes.
  passkey_challenges: ['challenge_hash', 'purpose', 'asker_hash'],
  queue_counts: ['queue'],
  rule_versions: ['banned_words', 'settings', 'suspect_words'],
  sections: ['key', 'mode', 'name', 'patterns'],
  sign_on_secrets: ['sealed'],
  // Hashes of tokens, which say when a token was made and for whom to nobody.
  sign_on_spent: ['mark'],
  sites: ['key', 'language', 'name', 'origins', 'settings'],
  stories: ['key', 'message', 'mode', 'section_label', 'title', 'url'],
  story_aliases: ['key'],
  story_merges: [],
  viewpoint_fits: ['frozen', 'gains', 'state'],
  viewpoint_tallies: [],
  // Numbers that tell whether texts of the last days are alike; gone with the comment.
  text_prints: [],
};
