/** How a service is talked to that people sign in with. Everything that differs between services stands in this table. */
export interface ProviderPreset {
  /** What its button says where an admin says nothing else. */
  readonly name: string;
  /** The issuer (OpenID Connect), or the origin of the service; null where an admin says it. */
  readonly address: string | null;
  /** Whether another address may be given than the preset's. */
  readonly isAddressOpen: boolean;
  /** Space-separated, as the protocol has them. */
  readonly scopes: string;
  /**
   * `text`: a client secret, where the service gave one. `signed-jwt`: a private key, with which a short-lived secret is
   * signed for each request.
   */
  readonly secret: 'text' | 'signed-jwt';
  /** How the answer comes back: in the address, or in a form that the service's page posts. */
  readonly responseMode: 'query' | 'form_post';
  /** The claim by which the service answers for a mailbox; null where it never does. */
  readonly verifiedClaim: string | null;
  /** Present for services without OpenID Connect: where they are asked who somebody is, and what they call it. */
  readonly oauth: OAuthService | null;
}

/** Addresses may begin with `{address}`, which stands for the provider's own. */
export interface OAuthService {
  readonly authorize: string;
  readonly token: string;
  readonly profile: string;
  /** Lists mailboxes as `{ email, primary, verified }`; null where mailboxes are not told. */
  readonly emails: string | null;
  /** The field of the profile that never changes and belongs to nobody else. */
  readonly subject: string;
  /** The fields that a name is proposed from, best first. */
  readonly names: readonly string[];
  readonly picture: string;
}

const OPENID: ProviderPreset = {
  name: 'OpenID Connect',
  address: null,
  isAddressOpen: true,
  scopes: 'openid email profile',
  secret: 'text',
  responseMode: 'query',
  verifiedClaim: 'email_verified',
  oauth: null,
};

const GITHUB: OAuthService = {
  authorize: 'https://github.com/login/oauth/authorize',
  token: 'https://github.com/login/oauth/access_token',
  profile: 'https://api.github.com/user',
  emails: 'https://api.github.com/user/emails',
  subject: 'id',
  names: ['name', 'login'],
  picture: 'avatar_url',
};

/** Every preset there is. A service that speaks OpenID Connect needs none: `oidc` fits all of them. */
export const PROVIDER_PRESETS = {
  oidc: OPENID,
  google: { ...OPENID, name: 'Google', address: 'https://accounts.google.com', isAddressOpen: false },
  /** Tells a name only outside its signed token, so none is proposed. */
  apple: {
    ...OPENID,
    name: 'Apple',
    address: 'https://appleid.apple.com',
    isAddressOpen: false,
    scopes: 'openid email',
    secret: 'signed-jwt',
    responseMode: 'form_post',
  },
  /**
   * Anybody's directory may write any address into `email`; only `xms_edov` says that the domain is theirs. The address
   * may name one directory in place of `common`.
   */
  microsoft: {
    ...OPENID,
    name: 'Microsoft',
    address: 'https://login.microsoftonline.com/common/v2.0',
    verifiedClaim: 'xms_edov',
  },
  github: {
    ...OPENID,
    name: 'GitHub',
    address: 'https://github.com',
    isAddressOpen: false,
    scopes: 'read:user user:email',
    oauth: GITHUB,
  },
  'github-enterprise': {
    ...OPENID,
    name: 'GitHub Enterprise',
    scopes: 'read:user user:email',
    oauth: {
      ...GITHUB,
      authorize: '{address}/login/oauth/authorize',
      token: '{address}/login/oauth/access_token',
      profile: '{address}/api/v3/user',
      emails: '{address}/api/v3/user/emails',
    },
  },
  /** One instance of Mastodon, or of what speaks its language. */
  mastodon: {
    ...OPENID,
    name: 'Mastodon',
    scopes: 'read:accounts',
    oauth: {
      authorize: '{address}/oauth/authorize',
      token: '{address}/oauth/token',
      profile: '{address}/api/v1/accounts/verify_credentials',
      emails: null,
      subject: 'id',
      names: ['display_name', 'username'],
      picture: 'avatar',
    },
  },
} as const satisfies Record<string, ProviderPreset>;

export type ProviderPresetName = keyof typeof PROVIDER_PRESETS;

/** The address as the preset has it, or as an admin gave it: without a slash at the end. Null where it cannot be one. */
export function parseProviderAddress(text: string): string | null {
  const address = text.trim().replace(/\/+$/, '');
  return /^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#\\]*)?$/.test(address) && address.length <= 300 ? address : null;
}
