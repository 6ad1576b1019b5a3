import type { CDPSession, Page } from 'playwright-core';

/** A passkey as Chromium keeps it for tests; it can be carried to the authenticator of another window. */
export interface KeptPasskey {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly rpId?: string;
  readonly privateKey: string;
  readonly userHandle?: string;
  readonly signCount: number;
}

/** The device's own authenticator, as Chromium plays it for one window: it answers at once, as if somebody had touched it. */
export class VirtualAuthenticator {
  readonly #session: CDPSession;
  readonly #id: string;

  private constructor(session: CDPSession, id: string) {
    this.#session = session;
    this.#id = id;
  }

  /**
   * Gives a window one, which holds the passkeys that are handed to it. A browser would show them in the field for the
   * address and wait; this one takes the first there at once, so fields are left alone unless `inFields` says otherwise.
   */
  static async attach(
    page: Page,
    { passkeys = [], inFields = false }: { passkeys?: readonly KeptPasskey[]; inFields?: boolean } = {},
  ): Promise<VirtualAuthenticator> {
    if (!inFields) {
      const leaveFields = () =>
        Object.assign(PublicKeyCredential, { isConditionalMediationAvailable: async () => false });
      await page.addInitScript(leaveFields);
      await page.evaluate(leaveFields).catch(() => undefined);
    }
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    for (const credential of passkeys)
      await session.send('WebAuthn.addCredential', { authenticatorId, credential });
    return new VirtualAuthenticator(session, authenticatorId);
  }

  /** The passkeys it holds. */
  async list(): Promise<KeptPasskey[]> {
    const { credentials } = await this.#session.send('WebAuthn.getCredentials', {
      authenticatorId: this.#id,
    });
    return credentials;
  }

  /** Whether the person at the device proves who they are to it from now on. */
  async setVerified(isUserVerified: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setUserVerified', { authenticatorId: this.#id, isUserVerified });
  }
}
