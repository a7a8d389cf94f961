/** A call to a protected resource as its rules see it: the token, and how it was presented. */
import { formOf } from '../../encoding/form.ts';
import { type HttpRequest, headersOf, type PeerCertificate } from '../../encoding/wire.ts';
import type { ProofCall } from '../token/token-call.ts';

type Scheme = 'bearer' | 'dpop';

export interface ResourceCall extends ProofCall {
  /** Every way in which the call presents a token; more than one is a fault. */
  readonly schemes: readonly Scheme[];
  /** What the token stands for; undefined when it is not ours or no longer good. */
  readonly access:
    | {
        readonly scope: string;
        /** The thumbprints that the token is bound to. */
        readonly dpop: string | undefined;
        readonly certificate: string | undefined;
      }
    | undefined;
  /** The hash of the token, which its proof has to hold. */
  readonly tokenHash: string | undefined;
  /** The thumbprint of the key that signed the proof. */
  readonly proofKey: string | undefined;
  readonly peer: PeerCertificate | undefined;
}

export interface PresentedWay {
  readonly scheme: Scheme;
  readonly token: string;
}

/** RFC 6750 §2: in the header, or in the form of a post. Never in the query, which lands in logs. */
export function presentedWays(request: HttpRequest): readonly PresentedWay[] {
  const inHeaders = headersOf(request, 'authorization').flatMap((header): PresentedWay[] => {
    const [, scheme = '', token] = /^(bearer|dpop) +(\S+)$/i.exec(header) ?? [];
    if (token === undefined) return [];
    return [{ scheme: scheme.toLowerCase() === 'dpop' ? 'dpop' : 'bearer', token }];
  });
  const isForm = headersOf(request, 'content-type').some((type) =>
    /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type),
  );
  const pairs = request.method === 'POST' && isForm ? (formOf(request)?.pairs ?? []) : [];
  const inForm = pairs.filter(([name]) => name === 'access_token');
  return [...inHeaders, ...inForm.map(([, token]) => ({ scheme: 'bearer', token }) as const)];
}
