import { Command, InvalidArgumentError } from 'commander';
import { formatHead, parseHead, type LogHead } from '../../service/log-head.ts';
import type { KnownHead, LogFinding, LogReport } from '../../service/verify-log.ts';
import { verify, type VerifyReport } from '../../service/verify.ts';
import { createHeadFile } from '../head-file.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly fix?: boolean;
  readonly head?: LogHead;
  readonly newHead?: boolean;
}

/** `parley verify`: recomputes what the database holds about itself; exit code 1 when something is wrong. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'recompute every counter, check every reference and the seals of the log of decisions; exits with 1 when something is wrong',
    )
    .option('--fix', 'mend counters')
    .option('--head <number:hash>', 'a head of the log that you kept: the log has to have it still', readHead)
    .option('--new-head', 'keep the head that the log has now, after a backup was put back')
    .action(async (options: Options) => {
      const report = await withDatabase('verify', async (deps, { dataDir }) => {
        const file = createHeadFile(dataDir);
        const kept = options.newHead ? null : await file.read();
        const heads: KnownHead[] = [
          ...(kept ? [{ ...kept, from: 'file' as const }] : []),
          ...(options.head ? [{ ...options.head, from: 'hand' as const }] : []),
        ];
        const verified = await verify(deps, { fix: options.fix ?? false, heads });
        if (options.newHead && verified.log.head) await file.write(verified.log.head);
        return verified;
      });
      if (print(report) > 0) process.exitCode = 1;
    });
}

function readHead(text: string): LogHead {
  const head = parseHead(text);
  if (head === null)
    throw new InvalidArgumentError(
      'A head is a number, a colon and 64 hexadecimal figures, as in the log of the server.',
    );
  return head;
}

/** Prints all that was found; how much of it is still wrong. */
function print({ found, log }: VerifyReport): number {
  for (const { check, siteId, id, stored, expected, fixed } of found) {
    console.log(
      `${check}: ${id} of site ${siteId} has ${stored}, expected ${expected}${fixed ? ' (mended)' : ''}`,
    );
  }
  for (const finding of log.findings) console.log(`log of decisions: ${describe(finding)}`);
  if (log.hasMore) console.log('log of decisions: and more of the kind');
  console.log(summarise(log));
  const left = found.filter((discrepancy) => !discrepancy.fixed).length + log.findings.length;
  const all = found.length + log.findings.length;
  console.log(all === 0 ? 'Nothing is wrong.' : `${all} found, ${left} left.`);
  return left;
}

const number = (value: number): string => value.toLocaleString('en');

function describe(finding: LogFinding): string {
  if (finding.kind === 'seal-altered')
    return `seal ${number(finding.seal)} was altered, or made with another key`;
  if (finding.kind === 'seals-missing')
    return finding.from === finding.to
      ? `seal ${number(finding.from)} is missing`
      : `seals ${number(finding.from)} to ${number(finding.to)} are missing`;
  if (finding.kind === 'head-unknown') return describeHead(finding.head, finding.last);
  const row = `decision ${number(finding.sequence)} of seal ${number(finding.seal)}`;
  if (finding.kind === 'row-altered') return `${row} was altered`;
  if (finding.kind === 'row-missing') return `${row} is missing`;
  if (finding.kind === 'row-added') return `${row} was added after it was sealed`;
  return finding.kind === 'details-altered'
    ? `what stands beside ${row} was altered`
    : `what stood beside ${row} is missing`;
}

function describeHead(head: KnownHead, last: number): string {
  const knower = head.from === 'file' ? 'the head file' : 'the head you gave';
  return head.number > last
    ? `the log ends at seal ${number(last)}, but ${knower} knows seal ${number(head.number)}`
    : `seal ${number(head.number)} is not the one that ${knower} knows`;
}

function summarise({ seals, decisions, erased, unsealed, head }: LogReport): string {
  const waiting = unsealed.count > 0 ? `, ${number(unsealed.count)} not sealed yet` : '';
  const words = erased > 0 ? `, the words beside ${number(erased)} of them erased` : '';
  const end = head ? ` Head: ${formatHead(head)}` : '';
  return `Log of decisions: ${number(decisions)} in ${number(seals)} seals${words}${waiting}.${end}`;
}
