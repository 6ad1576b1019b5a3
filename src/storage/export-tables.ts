import { data, derived, excused, secret, type ExportTable } from './export-columns.ts';
import { COMMENT_IMPORTED_SINCE, IMPORT_EXPORTS } from './export-imports.ts';
import { MODERATION_EXPORTS } from './export-moderation.ts';

const SIGNS_IN = 'signs somebody in';
const ADDRESS = 'a hash that only `address_keys` gives a meaning to';
const HTML = 'made anew by the renderer from the text, its format and the names that were mentioned';

/** A decision changes a comment and leaves no time on it; what is imported carries the times of its source. */
const DECIDED_OR_IMPORTED_SINCE = `exists (select 1 from decisions d where d.site_id = t.site_id and d.comment_id = t.id and d.decided_at >= $since)
  or exists (select 1 from import_runs r where r.site_id = t.site_id and r.number = t.import_run and coalesce(r.ended_at, r.started_at) >= $since)`;

/** The names that a text's HTML marks as mentioned, in their order; null where there is no HTML. */
const MENTIONS = `case when t.html like '%class="mention"%' then array(
    select replace(replace(replace(replace(m.found[1], '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&')
    from regexp_matches(t.html, '<span class="mention">@([^<]*)</span>', 'g') with ordinality m (found, place)
    group by m.found[1] order by min(m.place)) when t.html is not null then '{}' end`;

/**
 * Every table of an export, in the order in which it is restored: what others point to stands first. Each names all its
 * columns and says what becomes of them; a test holds this against the database's own catalogue, so that whoever adds a
 * column has to say it here. docs/leave.md has the same list for those who read an export.
 */
export const EXPORT_TABLES: Readonly<Record<string, ExportTable>> = {
  organisation: {
    holds: 'settings of the organisation',
    columns: {
      ...data('id settings'),
      ...secret('lasting_key', 'keys the bans of people who erased their account, and the seals of the log'),
    },
    order: ['id'],
    site: 'none',
    times: [],
    isReplaced: true,
  },
  sites: {
    holds: 'publications: names, origins, settings',
    columns: data('id key name language origins settings created_at'),
    order: ['id'],
    site: { where: 't.id = $site' },
    times: [],
  },
  accounts: {
    holds: 'people and guests, with their e-mail addresses, names, roles and preferences',
    columns: {
      ...data(
        'id email name name_key is_guest created_at role role_site_ids role_is_from_sign_on badges signed_out_at profile_url email_issuer',
      ),
      ...data(
        'bio picture_id language time_zone hides_profile reply_mail replies_seen_at replies_mailed_at banned_until erasure_at erasure_comments',
      ),
      ...data(
        'seen_at inactivity_warned_at report_mail decision_mail decisions_mailed_at leaves_viewpoints is_imported',
      ),
      ...secret('has_totp has_passkey', 'say that there is one, which is not in either'),
    },
    order: ['id'],
    site: { account: 'id' },
    times: [],
  },
  former_names: {
    holds: 'names that people have given up',
    columns: data('account_id name given_up_at is_imported'),
    order: ['account_id', 'name'],
    site: { account: 'account_id' },
    times: [],
  },
  identities: {
    holds: 'who people are at the services and publishers that they sign in with',
    columns: data('issuer subject account_id email issued_at created_at used_at'),
    order: ['issuer', 'subject'],
    site: { account: 'account_id' },
    times: [],
  },
  mutes: {
    holds: 'who has muted whom',
    columns: data('account_id muted_id created_at'),
    order: ['account_id', 'muted_id'],
    site: { where: 't.account_id in $accounts and t.muted_id in $accounts' },
    times: [],
  },
  pictures: {
    holds: 'pictures of people, as WebP in base64',
    columns: data('id account_id bytes made_at'),
    order: ['id'],
    site: { account: 'account_id' },
    times: ['made_at'],
  },
  passkeys: {
    holds: 'passkeys of people',
    columns: data(
      'id account_id credential_id public_key counter transports user_handle aaguid is_syncable is_backed_up name created_at used_at',
    ),
    order: ['id'],
    site: { account: 'account_id' },
    times: [],
    secret: SIGNS_IN,
  },
  totp: {
    holds: 'sealed keys of the apps that show codes',
    columns: data('account_id sealed_key created_at confirmed_at last_step'),
    order: ['account_id'],
    site: { account: 'account_id' },
    times: [],
    secret: SIGNS_IN,
  },
  recovery_codes: {
    holds: 'hashes of recovery codes',
    columns: data('account_id code_hash used_at'),
    order: ['account_id', 'code_hash'],
    site: { account: 'account_id' },
    times: [],
    secret: SIGNS_IN,
  },
  oidc_providers: {
    holds: 'services to sign in with',
    columns: {
      ...data(
        'id key site_id preset name address client_id signing scopes is_enabled position created_at updated_at',
      ),
      ...secret('client_secret', 'proves at the provider who Parley is'),
    },
    order: ['id'],
    site: 'site_id',
    times: [],
  },
  api_tokens: {
    holds: 'hashes of the tokens of publishers’ servers',
    columns: data('id name token_hash scopes site_ids created_at created_by expires_at used_at revoked_at'),
    order: ['id'],
    site: { where: 't.site_ids = array[$site]' },
    times: [],
    secret: 'lets a server in',
  },
  sign_on_secrets: {
    holds: 'sealed secrets that publishers sign tokens with',
    columns: data('site_id id sealed created_at dies_at'),
    order: ['site_id', 'id'],
    site: 'site_id',
    times: [],
    secret: 'signs tokens that sign people in',
  },
  sign_on_spent: {
    holds: 'marks of tokens that count no more',
    columns: data('site_id mark expires_at'),
    order: ['site_id', 'mark'],
    site: 'site_id',
    times: [],
    secret: 'says which tokens open nothing any more, and is needed where their secret goes along',
  },
  address_keys: {
    holds: 'sealed keys of the hashes of network addresses, by day',
    columns: data('day sealed'),
    order: ['day'],
    site: 'none',
    times: [],
    secret: 'turns hashes of network addresses back into addresses',
    isReplaced: true,
  },
  ban_hashes: {
    holds: 'bans of people who have erased their account',
    columns: data('hash ban_id until'),
    order: ['hash'],
    site: 'none',
    times: [],
    secret: 'made with the lasting key, without which nobody is recognised by it',
  },
  sections: {
    holds: 'sections of sites',
    columns: data('site_id id key name patterns position mode'),
    order: ['site_id', 'id'],
    site: 'site_id',
    times: [],
  },
  stories: {
    holds: 'stories, with their counters and what editors set',
    columns: data(
      'site_id id key url title closed_at created_at comment_count version section_id section_is_given title_is_given section_label mode slow_mode_seconds published_at message hides_across import_run',
    ),
    order: ['site_id', 'id'],
    site: 'site_id',
    times: [],
  },
  story_aliases: {
    holds: 'former keys of stories that moved or were merged',
    columns: data('site_id key story_id created_at'),
    order: ['site_id', 'key'],
    site: 'site_id',
    times: [],
  },
  story_merges: {
    holds: 'merges under way, which go on after a restore',
    columns: data('site_id story_id into_id looked_at begun_at'),
    order: ['site_id', 'story_id'],
    site: 'site_id',
    times: [],
  },
  comments: {
    holds: 'comments as they were written, with counters and scores',
    columns: {
      ...data(
        'site_id id story_id parent_id root_id shown_under_id depth author_id answered_id format body status',
      ),
      ...data('created_at edited_at deleted_at published_at waiting_revision featured_at pinned_at voted_at'),
      ...data(
        'up down erased_up erased_down imported_up imported_down reply_count thread_count rank_across is_across import_run',
      ),
      ...derived('html', HTML),
      ...derived('visible best controversy', 'generated by the database'),
      ...secret('address_hash', ADDRESS),
    },
    order: ['site_id', 'id'],
    site: 'site_id',
    times: ['created_at', 'edited_at', 'deleted_at', 'published_at', 'featured_at', 'pinned_at', 'voted_at'],
    alsoSince: DECIDED_OR_IMPORTED_SINCE,
    accounts: ['author_id', 'answered_id'],
    added: { mentions: { sql: MENTIONS, type: 'text[]' } },
  },
  revisions: {
    holds: 'every text that a comment has had, with what the rules made of it',
    columns: {
      ...data('site_id comment_id number format body created_at rules_version verdict reasons facts'),
      ...derived('html', HTML),
    },
    order: ['site_id', 'comment_id', 'number'],
    site: 'site_id',
    times: ['created_at'],
    alsoSince: COMMENT_IMPORTED_SINCE,
    added: { mentions: { sql: MENTIONS, type: 'text[]' } },
  },
  votes: {
    holds: 'votes, by person',
    columns: data('site_id comment_id account_id story_id value place cast_at'),
    order: ['site_id', 'comment_id', 'account_id'],
    site: 'site_id',
    times: ['cast_at'],
    alsoSince: COMMENT_IMPORTED_SINCE,
    accounts: ['account_id'],
  },
  watched_stories: {
    holds: 'stories that moderators keep an eye on',
    columns: data('account_id site_id story_id watched_at'),
    order: ['account_id', 'site_id', 'story_id'],
    site: 'site_id',
    times: ['watched_at'],
    accounts: ['account_id'],
  },
  viewpoint_fits: {
    holds: 'figures of each fit of viewpoints, nothing about anybody',
    columns: {
      ...data(
        'site_id number state started_at ended_at votes voters comments votes_per_comment gains spread',
      ),
      ...data('lockstep_groups labelled needed_mib is_open streak'),
      ...excused('frozen', 'has the outermost factors of voters in it; the next fit makes it anew'),
    },
    order: ['site_id', 'number'],
    site: 'site_id',
    times: ['started_at', 'ended_at'],
    except: { where: `t.state = 'running'`, reason: 'a fit under way is begun anew' },
  },
  ...MODERATION_EXPORTS,
  ...IMPORT_EXPORTS,
};

const STAGED = 'files on their way in, which are read again where an import was interrupted';
const UPLOADED = 'files of other systems on their way in, for a week';

/** Tables that are in no export, and why. */
export const TABLES_NOT_EXPORTED: Readonly<Record<string, string>> = {
  backups: 'says what lies on which machine; the backups themselves are exports',
  claim_news: 'lives for ten minutes',
  decision_states: 'lives for ten minutes, in which a decision can be taken back',
  download_chunks: 'copies of what is in the export, for their owners, for a week',
  downloads: 'copies of what is in the export, for their owners, for a week',
  first_admin_link: 'opens the first page of a new installation',
  handoffs: 'lives for a minute while somebody signs in',
  idempotency_keys: 'recognises a write that is repeated, for a day',
  import_batches: STAGED,
  import_chunks: UPLOADED,
  import_staged_authors: STAGED,
  import_staged_comments: STAGED,
  import_staged_stories: STAGED,
  import_staged_votes: STAGED,
  import_stages: STAGED,
  import_staged_people: STAGED,
  import_tasks: 'what somebody asked for; what came of it is in `import_runs`',
  import_uploads: UPLOADED,
  migrations: 'the manifest names the last one',
  oidc_flows: 'a sign-in that is away at another service',
  passkey_challenges: 'lives for ten minutes while somebody signs in',
  picture_requests: 'lives for a moment, until the picture is fetched',
  queue_counts: 'counted anew from `queue_items`',
  rate_limits: 'counters of the last day, under keyed hashes',
  sessions: 'everybody signs in again',
  sign_in_codes: 'lives for a day while somebody signs in',
  text_prints: 'numbers that tell whether texts of the last days are alike',
  viewpoint_suspects: 'worked out with the factors of voters; the next fit makes it anew',
  viewpoint_tallies: 'made of the factors of voters, which are never exported; the next fit makes them anew',
  viewpoint_voters: 'the factors of voters are never exported; the next fit makes them anew',
};
