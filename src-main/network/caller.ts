/**
 * Carries outgoing calls: judge the URL, look the name up once, judge every address, connect to
 * exactly those, exchange one message, all within one time limit. It knows nothing of the protocol.
 */
import { lookup } from 'node:dns/promises';
import type { SecureContext } from 'node:tls';
import { sentenceOf } from '../workbench-error.ts';
import { headerLines } from './call-headers.ts';
import { exchangeHeads, readAnswer } from './http-exchange.ts';
import { judgeAddresses, judgeUrl, type Target } from './judge-address.ts';
import {
  type Connect,
  connectTo,
  openConnection,
  secureContextFor,
  secured,
} from './open-connection.ts';
import type { Caller, CallOutcome, OutgoingCall } from './outgoing-call.ts';

/** Every address that a name stands for. */
type Resolve = (name: string) => Promise<readonly string[]>;

interface CallerParts {
  readonly resolve?: Resolve;
  readonly connect?: Connect;
  /** In PEM, trusted beside the usual ones: the workbench's own authority, for one. */
  readonly certificateAuthorities?: readonly string[];
}

/** How far a call has come, for the sentence that tells why it went no further. */
interface Progress {
  step: 'looking up the name' | 'connecting' | 'waiting for the answer' | 'reading the answer';
  status?: number;
}

type Journey = (
  call: OutgoingCall,
  target: Target,
  lines: readonly (readonly [string, string])[],
  progress: Progress,
  signal: AbortSignal,
) => Promise<CallOutcome>;

/** A caller; tests hand it a resolver and a connector of their own. */
export function createCaller(parts: CallerParts = {}): Caller {
  const journey = journeyWith(parts);
  return async (call, policy) => {
    const target = judgeUrl(call.url, policy);
    if (target.kind === 'refused') return target;
    // However it is spelled: a literal address is judged before anything else about the call.
    const refusal = target.literal ? judgeAddresses(target, [target.host]) : undefined;
    if (refusal !== undefined) return refusal;
    const lines = headerLines(call, target);
    if (typeof lines === 'string') return { kind: 'failed', reason: lines };
    const progress: Progress = { step: 'looking up the name' };
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), call.timeoutMs);
    try {
      return await Promise.race([
        outOfTime(end.signal, call, target, progress),
        journey(call, target, lines, progress, end.signal),
      ]);
    } catch (thrown) {
      const reason = `The call to ${target.authority} failed while ${progress.step}: ${sentenceOf(thrown)}.`;
      return { kind: 'failed', reason, ...statusOf(progress) };
    } finally {
      clearTimeout(timer);
      // However the call ended, nothing of it stays open.
      end.abort();
    }
  };
}

function journeyWith({
  resolve = resolveBySystem,
  connect = connectTo,
  certificateAuthorities = [],
}: CallerParts): Journey {
  let trusted: SecureContext | undefined;
  function contextFor({ identity }: OutgoingCall): SecureContext {
    if (identity !== undefined) return secureContextFor(certificateAuthorities, identity);
    trusted ??= secureContextFor(certificateAuthorities);
    return trusted;
  }
  return async (call, target, lines, progress, signal) => {
    const addresses = target.literal ? [target.host] : await resolve(target.host);
    const refusal = judgeAddresses(target, addresses);
    if (refusal !== undefined) return refusal;
    if (addresses.length === 0) throw new Error('the name has no address');
    progress.step = 'connecting';
    const { timeoutMs } = call;
    let socket = await openConnection(target, addresses, connect, { signal, timeoutMs });
    if (target.secure) {
      socket = await secured(socket, target, contextFor(call), signal);
    }
    progress.step = 'waiting for the answer';
    const response = await exchangeHeads(call, target.path, lines, socket);
    progress.step = 'reading the answer';
    progress.status = response.statusCode ?? 0;
    return readAnswer(response, call.largestBodyBytes);
  };
}

function outOfTime(
  signal: AbortSignal,
  { timeoutMs }: OutgoingCall,
  { authority }: Target,
  progress: Progress,
): Promise<CallOutcome> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      const reason = `The call to ${authority} was given up after ${timeoutMs} ms, while ${progress.step}.`;
      resolve({ kind: 'timed-out', reason, ...statusOf(progress) });
    });
  });
}

function statusOf({ status }: Progress): { readonly status?: number } {
  return status === undefined ? {} : { status };
}

async function resolveBySystem(name: string): Promise<readonly string[]> {
  const found = await lookup(name, { all: true });
  return found.map(({ address }) => address);
}
