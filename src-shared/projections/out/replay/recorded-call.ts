/** A request of the run as a generated test sends it, or waits for it: nothing secret is in it. */
import { readBasicCredentials } from '../../../protocol/encoding/basic-credentials.ts';
import { readForm } from '../../../protocol/encoding/form.ts';
import { decodeFormBody } from '../../../protocol/encoding/form-body.ts';
import { bodyText, type HttpRequest, headerOf } from '../../../protocol/encoding/wire.ts';
import { type EndpointName, endpointAt, pathOf } from '../../../trace/match/endpoint-name.ts';
import { readJwt } from '../../jwt-view.ts';
import type { MessageView } from '../../message-view.ts';
import type { Proof, RecordedCall } from './replay-data.ts';

/** As the provider's metadata calls them (OpenID Connect Discovery §3, RFC 8414 §2). */
const metadataNames: Readonly<Partial<Record<EndpointName, string>>> = {
  'backchannel-authentication': 'backchannel_authentication_endpoint',
  token: 'token_endpoint',
  jwks: 'jwks_uri',
  userinfo: 'userinfo_endpoint',
  introspection: 'introspection_endpoint',
  revocation: 'revocation_endpoint',
  registration: 'registration_endpoint',
  authorization: 'authorization_endpoint',
};

/** What the caller's own library adds, and what says who it is. */
const notCarried =
  /^(host|content-length|connection|authorization|user-agent|accept-encoding|transfer-encoding|sec-.*)$/i;

/** The call; `recorded` is the request as it was, only to read in it who called. */
export function recordedCall(
  { exchange, at, title }: MessageView,
  wire: HttpRequest,
  recorded: HttpRequest,
): RecordedCall {
  const { method, target } = wire;
  const endpoint = metadataNames[endpointAt(target) ?? 'notification'];
  const proof = proofOf(recorded);
  const text = bodyText(wire) ?? '';
  const isForm = (headerOf(wire, 'content-type') ?? '').startsWith('application/x-www-form');
  const pairs = isForm ? readForm(text)?.pairs : undefined;
  const carried = wire.headers.filter(([name]) => !notCarried.test(name));
  const bearer = proof.kind === 'basic' ? undefined : headerOf(wire, 'authorization');
  return {
    id: exchange,
    at,
    title,
    method,
    target: endpoint === undefined ? target : target.slice(pathOf(target).length),
    ...(endpoint === undefined ? {} : { endpoint }),
    headers: bearer === undefined ? carried : [...carried, ['Authorization', bearer]],
    proof,
    ...bodyOf(pairs, text),
  };
}

const proofMembers: ReadonlySet<string> = new Set([
  'client_secret',
  'client_assertion',
  'client_assertion_type',
]);

function bodyOf(pairs: RecordedCall['form'], text: string): Pick<RecordedCall, 'form' | 'text'> {
  if (pairs !== undefined) return { form: pairs.filter(([name]) => !proofMembers.has(name)) };
  return text === '' ? {} : { text };
}

/** Who called, and how it said so. */
function proofOf(recorded: HttpRequest): Proof {
  const basic = readBasicCredentials(headerOf(recorded, 'authorization'));
  if (basic !== undefined) return { kind: 'basic', client: basic.clientId };
  const form = decodeFormBody(recorded);
  const assertion = form?.get('client_assertion');
  if (assertion !== undefined) {
    const subject = readJwt(assertion)?.claims['sub'];
    return { kind: 'assertion', client: typeof subject === 'string' ? subject : '' };
  }
  const client = form?.get('client_id') ?? '';
  return form?.has('client_secret') === true ? { kind: 'form', client } : { kind: 'none' };
}
