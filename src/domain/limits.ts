/** At most `most` uses in a window of `seconds`, for one account and for one address each. */
export interface Limit {
  readonly most: number;
  readonly seconds: number;
}

/**
 * How often one person may do what. Low enough that a script gets nowhere, high enough that a lively argument does not
 * notice; addresses get more, because a whole office may share one.
 */
export const LIMITS = {
  comment: { account: { most: 12, seconds: 60 }, address: { most: 60, seconds: 60 } },
  edit: { account: { most: 20, seconds: 60 }, address: { most: 100, seconds: 60 } },
  vote: { account: { most: 60, seconds: 60 }, address: { most: 300, seconds: 60 } },
  // By address alone: what is counted by mailbox, anybody could use up (service/issue-sign-in-code.ts counts better).
  signInMail: { account: { most: 30, seconds: 3_600 }, address: { most: 30, seconds: 3_600 } },
  signInCode: { account: { most: 100, seconds: 3_600 }, address: { most: 100, seconds: 3_600 } },
  /** Nothing can be guessed there, but each costs requests to somebody else. */
  foreignSignIn: { account: { most: 30, seconds: 3_600 }, address: { most: 300, seconds: 3_600 } },
  /** Challenges for passkeys, and answers to them. */
  passkey: { account: { most: 30, seconds: 60 }, address: { most: 120, seconds: 60 } },
  /** Codes of a second factor, counted for each session: whoever has mistyped ten times should look at the clock first. */
  factorCode: { account: { most: 10, seconds: 900 }, address: { most: 60, seconds: 900 } },
  /**
   * Codes of an app from sessions that have shown no second factor yet, counted for the account: somebody who holds the
   * mailbox can open as many sessions as they like. Thirty a day find one of a million codes in decades; sessions that
   * have shown a factor, passkeys and recovery codes stay open to the owner meanwhile.
   */
  newFactorCode: { account: { most: 30, seconds: 86_400 }, address: { most: 100, seconds: 86_400 } },
  profile: { account: { most: 10, seconds: 3_600 }, address: { most: 100, seconds: 3_600 } },
  /** Enough for whoever reads a long thread with care; a flood is noticed at once. */
  report: { account: { most: 30, seconds: 3_600 }, address: { most: 60, seconds: 3_600 } },
  /** Each decision can be contested once; nobody has more than a few. */
  appeal: { account: { most: 20, seconds: 3_600 }, address: { most: 60, seconds: 3_600 } },
  /** Notices of illegal content; each sends a mail to an address that is not known to be the sender's. */
  notice: { account: { most: 10, seconds: 86_400 }, address: { most: 20, seconds: 3_600 } },
  mute: { account: { most: 60, seconds: 60 }, address: { most: 300, seconds: 60 } },
  session: { account: { most: 60, seconds: 60 }, address: { most: 300, seconds: 60 } },
  administer: { account: { most: 300, seconds: 60 }, address: { most: 1_200, seconds: 60 } },
  /** Whoever decides by the keyboard sends three requests a comment: claim, decision, what comes next. */
  desk: { account: { most: 1_200, seconds: 60 }, address: { most: 6_000, seconds: 60 } },
  /** A publisher's server tells of all its stories in one go. */
  story: { account: { most: 3_000, seconds: 60 }, address: { most: 6_000, seconds: 60 } },
} as const satisfies Record<string, { account: Limit; address: Limit }>;

export type LimitName = keyof typeof LIMITS;
