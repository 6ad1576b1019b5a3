import type { SiteId } from '../domain/ids.ts';
import type { CallOutFact, Silence } from '../domain/rules/facts.ts';
import type { CheckedFetch } from '../net/checked-fetch.ts';
import { HttpFailure, type HttpFailureCode } from '../net/http-failure.ts';
import { listCallOutRows, listCallOutSecrets, type CallOutRow } from '../storage/call-outs.ts';
import { PROTOCOLS, type AskedComment, type Said } from './call-out-protocols.ts';
import { isUnavailable } from './database-errors.ts';
import type { Deps } from './deps.ts';
import { signRequest } from './sign-request.ts';

/** What the secrets of services are sealed for. */
export const CALL_OUT_SECRET = 'call-out-secret';

/** A service with what it is asked by. */
interface CallOut extends CallOutRow {
  /** The newest first. */
  readonly secrets: readonly string[];
}

/** What came back from a service, for the newsroom that tries it. */
export interface CallOutAnswer {
  readonly fact: CallOutFact;
  readonly status: number | null;
  readonly ms: number;
  /** What it said, or the beginning of it. */
  readonly text: string;
}

/** The services outside that are asked about comments. */
export interface Outside {
  /** Whether a site asks any. */
  isAsked(siteId: SiteId): Promise<boolean>;
  /**
   * Asks the services of a site, one after the other, until one wants the comment rejected. It never fails: who does not
   * answer is silent, which is a fact, too.
   */
  ask(comment: AskedComment): Promise<CallOutFact[]>;
  /** Asks one of them, also one that is switched off; null where there is none of that id. */
  tryOne(id: string, comment: AskedComment): Promise<CallOutAnswer | null>;
  /** Reads the services of a site anew the next time. */
  forget(siteId: SiteId): void;
}

interface OutsideParts {
  readonly send: CheckedFetch;
  /** Parley's own address. */
  readonly publicUrl: string;
}

/** Until a change by another process counts here. */
const FRESH_MS = 2_000;
/** Requests to one service at a time: where more wait, it is too slow for this discussion, and sockets run out. */
const MOST_AT_ONCE = 100;
/** Of an answer, for the newsroom that tries a service. */
const LONGEST_EXCERPT = 2_000;

const SILENCES: Readonly<Record<HttpFailureCode, Silence>> = {
  url_refused: 'forbidden',
  address_refused: 'forbidden',
  host_not_found: 'unreachable',
  connection_failed: 'unreachable',
  timed_out: 'timeout',
  too_many_redirects: 'redirect',
  too_large: 'malformed',
  encoding_invalid: 'malformed',
};

/** Makes what asks services outside. */
export function createOutside(
  deps: Pick<Deps, 'pool' | 'clock' | 'keys'>,
  { send, publicUrl }: OutsideParts,
): Outside {
  const held = new Map<SiteId, { callOuts: readonly CallOut[]; loadedAt: number }>();
  const busy = new Map<string, number>();

  async function list(siteId: SiteId): Promise<readonly CallOut[]> {
    const known = held.get(siteId);
    const now = deps.clock();
    if (known && now.getTime() - known.loadedAt < FRESH_MS) return known.callOuts;
    try {
      const callOuts = await loadCallOuts(deps, siteId, now);
      held.set(siteId, { callOuts, loadedAt: now.getTime() });
      return callOuts;
    } catch (error) {
      if (known && isUnavailable(error)) return known.callOuts;
      throw error;
    }
  }

  async function call(callOut: CallOut, comment: AskedComment, isTest: boolean): Promise<CallOutAnswer> {
    const at = deps.clock();
    const started = performance.now();
    const protocol = PROTOCOLS[callOut.kind];
    const finish = (said: Said | Silence, status: number | null, text: string): CallOutAnswer => ({
      fact: toFact(callOut, said),
      status,
      ms: Math.round(performance.now() - started),
      text: text.slice(0, LONGEST_EXCERPT),
    });
    const running = busy.get(callOut.id) ?? 0;
    if (running >= MOST_AT_ONCE) return finish('busy', null, '');
    busy.set(callOut.id, running + 1);
    try {
      const [key = ''] = callOut.secrets;
      const body = protocol.toBody({ comment, settings: callOut, publicUrl, key, isTest });
      const signed = protocol.isSigned ? signRequest(body, { secrets: callOut.secrets, at }) : {};
      const answer = await send(callOut.url, {
        method: 'POST',
        headers: { 'content-type': protocol.contentType, ...signed },
        body,
        signal: AbortSignal.timeout(callOut.timeoutMs),
      });
      const text = await answer.text();
      if (answer.status >= 300 && answer.status < 400) return finish('redirect', answer.status, text);
      if (!answer.ok) return finish('status', answer.status, text);
      const said = protocol.read({ status: answer.status, text }, callOut);
      return finish(said ?? 'malformed', answer.status, text);
    } catch (error) {
      const code = error instanceof HttpFailure ? error.code : 'connection_failed';
      return finish(SILENCES[code], null, '');
    } finally {
      busy.set(callOut.id, (busy.get(callOut.id) ?? 1) - 1);
    }
  }

  return {
    isAsked: async (siteId) => (await list(siteId)).some(({ isEnabled }) => isEnabled),
    async ask(comment) {
      const facts: CallOutFact[] = [];
      for (const callOut of await list(comment.site.id)) {
        if (!callOut.isEnabled) continue;
        const { fact } = await call(callOut, comment, false);
        facts.push(fact);
        if (fact.verdict === 'reject') break;
      }
      return facts;
    },
    async tryOne(id, comment) {
      const callOuts = await loadCallOuts(deps, comment.site.id, deps.clock());
      const callOut = callOuts.find((each) => each.id === id);
      return callOut ? call(callOut, comment, true) : null;
    },
    forget: (siteId) => void held.delete(siteId),
  };
}

async function loadCallOuts(
  deps: Pick<Deps, 'pool' | 'keys'>,
  siteId: SiteId,
  now: Date,
): Promise<readonly CallOut[]> {
  const rows = await listCallOutRows(deps.pool, siteId);
  if (rows.length === 0) return [];
  const secrets = await listCallOutSecrets(deps.pool, siteId, now);
  return rows.map((row) => ({
    ...row,
    secrets: secrets
      .filter(({ callOutId }) => callOutId === row.id)
      .flatMap(({ sealed }) => openSecret(deps, sealed)),
  }));
}

/** A secret that no configured secret opens signs nothing; the service then refuses, and its silence is seen. */
function openSecret({ keys }: Pick<Deps, 'keys'>, sealed: Buffer): string[] {
  try {
    return [keys.open(CALL_OUT_SECRET, sealed)];
  } catch {
    return [];
  }
}

function toFact({ name, silence }: CallOut, said: Said | Silence): CallOutFact {
  if (typeof said === 'object') return { service: name, silence: null, ...said };
  return {
    service: name,
    verdict: silence === 'hold' ? 'hold' : 'publish',
    silence: said,
    flags: [],
    tags: [],
  };
}
