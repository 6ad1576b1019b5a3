import type { Transporter } from 'nodemailer';

export interface Mail {
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** An address that stops such mails when it is posted to (RFC 8058); mail programs show a button for it. */
  readonly unsubscribeUrl?: string;
}

export interface Mailer {
  /** Resolves when the server has taken the mail; rejects when it has not, or with a RangeError for a bad address. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Milliseconds to connect, to be greeted, and between two answers. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** One address and nothing that a header or a list of addresses could be made of (WHATWG HTML, "valid e-mail"). */
const ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;

/** Whether a text is one e-mail address in the plain form that `Mailer.send` takes. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text);
}

/**
 * Sends mail over SMTP. `smtpUrl` is `smtp://` or `smtps://`, with user and password where the server wants them;
 * `from` is an address or `Name <address>`. Nothing of a mail is read from files or addresses. What speaks SMTP is loaded
 * with the first mail.
 */
export function createMailer(smtpUrl: string, from: string): Mailer {
  let opening: Promise<Transporter> | undefined;
  return {
    async send({ to, subject, text, html, unsubscribeUrl }) {
      if (!isMailAddress(to)) throw new RangeError('The mail address is not valid');
      const transport = await (opening ??= open(smtpUrl, from));
      const oneLine = subject.replace(/\s+/g, ' ').trim();
      await transport.sendMail({
        to,
        subject: oneLine,
        text,
        ...(html === undefined ? {} : { html }),
        ...(unsubscribeUrl === undefined ? {} : { headers: toUnsubscribeHeaders(unsubscribeUrl) }),
      });
    },
    close: () => void opening?.then((transport) => transport.close()),
  };
}

function toUnsubscribeHeaders(url: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${url}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    // Out-of-office answers are for people.
    'Auto-Submitted': 'auto-generated',
  };
}

async function open(url: string, from: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport(
    { url, pool: true, ...TIMEOUTS, disableFileAccess: true, disableUrlAccess: true },
    { from },
  );
}
