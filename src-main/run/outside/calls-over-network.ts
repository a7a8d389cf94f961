/**
 * Carries a run's outside calls and fetches over the network, as its settings allow. What may be
 * called is judged in `network/`; what an answer means, in the core.
 */
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { CallOutcome } from '#shared/trace/input-entry.ts';
import type { AddressPolicy } from '../../network/address-policy.ts';
import type { Caller, CallOutcome as NetworkOutcome } from '../../network/outgoing-call.ts';
import type { KeyedCertificate } from '../../tls/certificate-authority.ts';
import type { Fetcher } from '../fact-finder.ts';
import type { OutsideCall } from './outside-call.ts';

const largestAnswer = 64 * 1024;
const largestDocument = 256 * 1024;

/** The private half of a certificate, by the thumbprint that the core knows it by. */
type IdentityOf = (thumbprint: string) => KeyedCertificate | undefined;

/** Sends the calls that the core asks for; a party with a certificate presents it. */
export function callsOver(caller: Caller, identityOf: IdentityOf = () => undefined): OutsideCall {
  return async (origin, { method, target, headers, body, certificate }, settings, provider) => {
    const identity = certificate === undefined ? undefined : identityOf(certificate.thumbprint);
    const call = {
      url: origin + target,
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      body,
      timeoutMs: settings.callback_timeout_seconds * 1000,
      largestBodyBytes: largestAnswer,
      identity,
    } as const;
    const outcome = await caller(call, policyOf(settings));
    return provider === undefined ? recorded(outcome) : recordedWhole(outcome);
  };
}

/** The outcome as the core knows it: it never learns where a body was cut off. */
function recorded(outcome: NetworkOutcome): CallOutcome {
  if (outcome.kind === 'answered') {
    const { kind, cut, ...answer } = outcome;
    return { kind, response: { kind: 'http.response', ...answer, headers: [...answer.headers] } };
  }
  const status = outcome.kind === 'refused' ? undefined : outcome.status;
  // CIBA Core §10.2: whoever said 200 has the notification, though the rest of the answer, which
  // nobody reads, never came.
  if (status !== undefined && status >= 200 && status < 300) {
    const head = { status, reason: '', headers: [], body: '' };
    return { kind: 'answered', response: { kind: 'http.response', ...head } };
  }
  return { kind: outcome.kind, reason: outcome.reason };
}

/** The outcome for whoever reads the answer: one that is not whole is none. */
function recordedWhole(outcome: NetworkOutcome): CallOutcome {
  if (outcome.kind === 'answered')
    return outcome.cut ? { kind: 'failed', reason: tooLong } : recorded(outcome);
  return { kind: outcome.kind, reason: outcome.reason };
}

const tooLong = 'The answer is longer than 64 kB.';

/** Fetches documents, such as a client's keys. */
export function fetchesOver(caller: Caller, settings: () => ProviderSettings): Fetcher {
  return async (url) => {
    const now = settings();
    const call = {
      url,
      method: 'GET',
      headers: [['Accept', 'application/json']],
      body: '',
      timeoutMs: now.callback_timeout_seconds * 1000,
      largestBodyBytes: largestDocument,
    } as const;
    const outcome = await caller(call, policyOf(now));
    if (outcome.kind !== 'answered') return { body: null, fault: outcome.reason };
    if (outcome.status !== 200) return { body: null, fault: `${url} answered ${outcome.status}.` };
    if (outcome.cut) return { body: null, fault: `${url} holds more than 256 kB.` };
    return { body: Buffer.from(outcome.body, 'base64').toString('utf8'), fault: null };
  };
}

function policyOf(settings: ProviderSettings): AddressPolicy {
  return {
    allowLoopbackHttp: settings.allow_loopback_http_callbacks,
    allowedHosts: settings.callback_hosts,
  };
}
