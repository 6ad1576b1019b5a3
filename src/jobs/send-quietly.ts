import type { Mailer } from '../service/deps.ts';

/** Sends a mail. What goes wrong is thrown without the mailbox, since the job library writes it down and logs it. */
export async function sendQuietly(mailer: Mailer, mail: Parameters<Mailer['send']>[0]): Promise<void> {
  const failure = await mailer.send(mail).then(
    () => null,
    (error: Error) => error.message.replaceAll(mail.to, '…'),
  );
  if (failure !== null) throw new Error(failure);
}
