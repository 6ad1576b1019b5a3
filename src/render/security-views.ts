import type { Refusal } from '../domain/refusal.ts';
import type { Language } from '../messages/index.ts';
import type { AccountFrame, PageFrame } from './views.ts';

export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly isBackedUp: boolean;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

export interface OwnSessionView {
  readonly id: string;
  readonly isCurrent: boolean;
  /** The publisher's origin it counts on; null is Parley's own. */
  readonly origin: string | null;
  readonly via: 'email' | 'passkey' | 'oidc' | 'sign-on' | 'guest' | 'operator';
  readonly device: string | null;
  readonly usedAt: Date;
}

export interface IdentityView {
  readonly issuer: string;
  readonly subject: string;
  readonly canRemove: boolean;
}

/** A service that people sign in with. */
export interface ProviderView {
  readonly key: string;
  readonly name: string;
  /** Identities there have it as their issuer; at some services they say it more precisely. */
  readonly address: string;
}

/** By what a person proves who they are, and where they are signed in. */
export interface SecurityPageView {
  readonly frame: AccountFrame;
  /** The host of Parley's own pages. */
  readonly host: string;
  readonly email: string | null;
  readonly hasTotp: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly PasskeyView[];
  readonly sessions: readonly OwnSessionView[];
  readonly identities: readonly IdentityView[];
  readonly providers: readonly ProviderView[];
  readonly refusal?: Refusal | undefined;
}

/** A page below it: adding or changing a passkey, codes of an app, a way in that goes. */
export type SecurityStep =
  | { readonly step: 'addPasskey'; readonly returnTo: string }
  | { readonly step: 'changePasskey'; readonly passkey: PasskeyView; readonly typed?: string | undefined }
  | { readonly step: 'startTotp' }
  | { readonly step: 'confirmTotp'; readonly key: string; readonly address: string }
  | { readonly step: 'changeTotp'; readonly recoveryCodesLeft: number }
  | { readonly step: 'recoveryCodes'; readonly codes: readonly string[] }
  | { readonly step: 'link'; readonly provider: ProviderView }
  | { readonly step: 'unlink'; readonly identity: Pick<IdentityView, 'issuer' | 'subject'> };

export interface SecurityStepView {
  readonly frame: AccountFrame;
  readonly current: SecurityStep;
  readonly refusal?: Refusal | undefined;
}

/** The pages that ask who somebody is: for a second factor once after signing in, or once more before what matters. */
export interface ProvePageView extends PageFrame {
  /** Who is signed in; null until they have chosen a name. */
  readonly name: string | null;
  readonly page: 'secondFactor' | 'stepUp';
  /** A path of Parley's own. */
  readonly returnTo: string;
  /** What the account can show. */
  readonly canUsePasskey: boolean;
  readonly canUseCode: boolean;
  /** Set where the person has no factor, and a fresh code by mail is enough. */
  readonly mail: { readonly address: string; readonly isSent: boolean; readonly isInLog: boolean } | null;
  /** Whether a second factor has to be set up first. */
  readonly isMissing: boolean;
  readonly refusal?: Refusal | undefined;
}

export interface SecurityEmailView {
  readonly language: Language;
  readonly notice:
    | 'passkeyAdded'
    | 'passkeyRemoved'
    | 'totpOn'
    | 'totpOff'
    | 'recoveryUsed'
    | 'recoveryNew'
    | 'wayAdded'
    | 'wayRemoved';
  readonly figures: { readonly count?: number };
  /** Parley's public origin. */
  readonly origin: string;
  readonly device: string | null;
  readonly at: Date;
}
