/**
 * Everything that a token is verified against, at one moment of a run: who reads it, what was asked,
 * who is registered how, what the clocks say and what is on record of its signature.
 */
import { placeAnywhere } from '../../../profiles/places.ts';
import { underCoreNames } from '../../../profiles/product-words.ts';
import { readBasicCredentials } from '../../../protocol/encoding/basic-credentials.ts';
import { decodeFormBody } from '../../../protocol/encoding/form-body.ts';
import { bodyObject, headerOf, type Wire } from '../../../protocol/encoding/wire.ts';
import { namedClient } from '../../../protocol/rules/client/client-call.ts';
import type { Client } from '../../../protocol/setup/client-metadata.ts';
import type { RunSetup } from '../../../protocol/setup/run-setup.ts';
import type { EntryOf } from '../../../trace/entry.ts';
import { nameOf, type Party, roleOf } from '../../../trace/party.ts';
import { type JwtView, readJwt } from '../../jwt-view.ts';
import type { Messages, MessageView } from '../../message-view.ts';
import { type Moment, machineAt } from '../../moment.ts';
import type { FoundToken } from '../find-tokens.ts';
import { clientAt } from '../keys/key-book.ts';
import { type SeenSignature, signatureAt, type TokenLedger } from '../token-ledger.ts';

export interface Scene {
  readonly token: FoundToken;
  readonly jwt: JwtView;
  readonly message: MessageView;
  /** Who reads it, and how far that party's own clock is ahead of the run's. */
  readonly reader: Party;
  readonly skewMs: number;
  readonly setup: RunSetup;
  readonly seq: number;
  /** The virtual time looked at. */
  readonly atMs: number;
  readonly ledger: TokenLedger;
  readonly messages: Messages;
  /** What is on record of its signature by now. */
  readonly signature: SeenSignature | undefined;
  /** The client that it is for, or that it is by. */
  readonly clientId: string | undefined;
  readonly client: Client | undefined;
  /** The provider that counts for the reader. */
  readonly issuer: string;
  /** The parameters of the authentication request that it belongs to. */
  readonly asked: ReadonlyMap<string, unknown>;
  /** What the provider concluded about the call that carried it. */
  readonly judged: EntryOf<'rules.judged'> | undefined;
  /** What the client concluded about it. */
  readonly verified: EntryOf<'id-token.verified'> | undefined;
  /** Where the client's sign-in stands after that. */
  readonly signInState: string | undefined;
}

interface SceneParts {
  readonly token: FoundToken;
  readonly message: MessageView;
  readonly messages: Messages;
  readonly moment: Moment;
  readonly atMs: number;
  readonly skews: ReadonlyMap<Party, number>;
  readonly ledger: TokenLedger;
}

/** The scene of a token; undefined for one that is encrypted, and before a run has begun. */
export function sceneOf(parts: SceneParts): Scene | undefined {
  const { token, message, messages, moment, atMs, skews, ledger } = parts;
  const { setup, seq } = moment;
  if (token.jwt === undefined || setup === undefined) return undefined;
  const reader = message.to;
  const clientId = clientOfToken(parts);
  const judged = messages.judgements.get(message.exchange);
  const verified = verdictOf(parts);
  return {
    token,
    jwt: token.jwt,
    message,
    reader,
    skewMs: skews.get(reader) ?? 0,
    setup,
    seq,
    atMs,
    ledger,
    messages,
    signature: signatureAt(ledger, token.text, seq),
    clientId,
    client: clientId === undefined ? undefined : clientAt(ledger.book, clientId, seq),
    issuer: issuerFor(setup, message),
    asked: underCoreNames(setup.profile, parametersOf(requestOf(messages, message.about)?.wire)),
    judged: judged !== undefined && judged.seq <= seq ? judged : undefined,
    verified,
    signInState:
      verified && machineAt(moment, 'relying-party', verified.signIn)?.state.split('.').at(-1),
  };
}

/** A party may play against a provider elsewhere. */
function issuerFor(setup: RunSetup, { from, to }: MessageView): string {
  const roles = [from, to].filter((party) => roleOf(party) === 'relying-party').map(nameOf);
  const role = setup.relyingParties.find(({ name }) => roles.includes(name));
  return role?.provider?.issuer ?? setup.issuer;
}

/** The client's verdict on this very token: its claims are those that were judged. */
function verdictOf({
  token,
  message,
  moment,
}: SceneParts): EntryOf<'id-token.verified'> | undefined {
  if (!token.kind.endsWith('id-token')) return undefined;
  const claims = JSON.stringify(token.jwt?.claims);
  return [...moment.verified.values()].find(
    (entry) =>
      entry.about === message.about &&
      entry.party === message.to &&
      JSON.stringify(entry.claims) === claims,
  );
}

function clientOfToken({ message, moment }: SceneParts): string | undefined {
  const { about, from, to, wire } = message;
  const opened = about === undefined ? undefined : moment.requests.get(about)?.clientId;
  if (opened !== undefined) return opened;
  const roles = [from, to].filter((party) => roleOf(party) === 'relying-party').map(nameOf);
  const role = moment.setup?.relyingParties.find(({ name }) => roles.includes(name));
  return role?.clientId ?? namedInCall(wire);
}

function namedInCall(wire: Wire): string | undefined {
  if (wire.kind !== 'http.request') return undefined;
  const basic = readBasicCredentials(headerOf(wire, 'authorization'))?.clientId;
  const form = decodeFormBody(wire);
  return basic ?? namedClient(form?.get('client_assertion'), form?.get('client_id'));
}

/** The authentication request of that auth_req_id. */
function requestOf(messages: Messages, about: string | undefined): MessageView | undefined {
  if (about === undefined) return undefined;
  return messages.list.find(
    ({ about: its, wire, from }) =>
      its === about &&
      from !== 'provider' &&
      wire.kind === 'http.request' &&
      placeAnywhere(wire.target) === 'backchannelAuthentication',
  );
}

/** The parameters that counted: those of a signed request, or else of the form. */
function parametersOf(wire: Wire | undefined): ReadonlyMap<string, unknown> {
  const form = wire === undefined ? undefined : decodeFormBody(wire);
  const signed = readJwt(form?.get('request'))?.claims;
  return signed === undefined ? (form ?? new Map()) : new Map(Object.entries(signed));
}

/** The members beside the token, where it came in a JSON body. */
export function besideOf({ message }: Pick<Scene, 'message'>): Readonly<Record<string, unknown>> {
  return bodyObject(message.wire) ?? {};
}

/** The names of the parameters that stand in the form of that message. */
export function namesBeside({ wire }: MessageView): readonly string[] {
  return [...(decodeFormBody(wire)?.keys() ?? [])];
}
