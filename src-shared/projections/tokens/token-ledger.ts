/**
 * What the record holds about tokens, in the order in which it came: which were sent where, what the
 * shell found out about their signatures, and all keys. It only grows; a moment is a number.
 */
import { isObject } from '../../protocol/encoding/wire.ts';
import type { Verification } from '../../protocol/fact.ts';
import { thumbprintOf } from '../../protocol/json-web-keys.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import type { Party } from '../../trace/party.ts';
import { calledParty } from '../message-view.ts';
import { type FoundToken, findTokens } from './find-tokens.ts';
import type { HeldKey } from './keys/held-key.ts';
import { addToKeyBook, createKeyBook, type KeyBook, noteProofKey } from './keys/key-book.ts';
import { keyOfToken } from './keys/key-of-token.ts';
import type { TokenKind } from './token-kind.ts';

/** One time that a token was sent. */
export interface TokenUse {
  /** The message that carried it. */
  readonly seq: number;
  readonly at: number;
  /** The entry that says so: the message, or the edit that put it there. */
  readonly since: number;
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  readonly kind: TokenKind;
  readonly text: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly iss: unknown;
  readonly jti: unknown;
  /** The thumbprint of the key inside its own header. */
  readonly jkt: string | undefined;
  /** The key by which it says that it is signed, where that was known when it was sent. */
  readonly key: HeldKey | undefined;
}

/** One time that a signature was looked at. */
export interface SeenSignature {
  readonly seq: number;
  readonly at: number;
  readonly outcome: Verification['outcome'];
  readonly claims: Verification['claims'];
  readonly header: Verification['header'];
}

export interface TokenLedger {
  readonly uses: TokenUse[];
  /** By the token's text, the oldest first. */
  readonly signatures: Map<string, SeenSignature[]>;
  readonly book: KeyBook;
  readonly underWay: Map<string, Envelope>;
}

type Envelope = Pick<TokenUse, 'seq' | 'at' | 'exchange' | 'from' | 'to'>;

/** Nothing yet. */
export function createTokenLedger(): TokenLedger {
  return { uses: [], signatures: new Map(), book: createKeyBook(), underWay: new Map() };
}

/** Takes in one entry. */
export function addToTokenLedger(ledger: TokenLedger, entry: Entry): void {
  addToKeyBook(ledger.book, entry);
  noteSignatures(ledger, entry);
  noteMessage(ledger, entry);
}

function noteSignatures({ signatures }: TokenLedger, entry: Entry): void {
  if (!('facts' in entry)) return;
  for (const fact of entry.facts) {
    if (fact.kind !== 'verification') continue;
    const { jwt, outcome, claims, header } = fact;
    const seen = signatures.get(jwt) ?? [];
    seen.push({ seq: entry.seq, at: entry.at, outcome, claims, header });
    signatures.set(jwt, seen);
  }
}

function noteMessage(ledger: TokenLedger, entry: Entry): void {
  switch (entry.kind) {
    case 'message.sent': {
      const { seq, at, exchange, from, to, wire } = entry;
      const envelope = { seq, at, exchange, from, to };
      // Only what is under way can be edited.
      if (entry.arrivesAt !== null) ledger.underWay.set(entry.message, envelope);
      return noteTokens(ledger, envelope, findTokens(wire), seq);
    }
    case 'http.arrived':
      return noteTokens(ledger, envelopeOf(entry), findTokens(entry.request), entry.seq);
    case 'message.edited': {
      const envelope = ledger.underWay.get(entry.message);
      if (envelope !== undefined) noteTokens(ledger, envelope, findTokens(entry.wire), entry.seq);
      return;
    }
    case 'message.received':
    case 'message.lost':
    case 'message.recalled':
      ledger.underWay.delete(entry.message);
      return;
    default:
  }
}

function envelopeOf(entry: EntryOf<'http.arrived'>): Envelope {
  const { seq, at, exchange, party } = entry;
  const from = party === 'outside-provider' ? party : 'outside-client';
  return { seq, at, exchange, from, to: calledParty(entry) ?? 'provider' };
}

function noteTokens(
  { uses, book }: TokenLedger,
  envelope: Envelope,
  tokens: readonly FoundToken[],
  since: number,
): void {
  for (const { kind, text, jwt, sealed } of tokens) {
    const header = (jwt ?? sealed)?.header ?? {};
    const { iss, jti } = jwt?.claims ?? {};
    const { jwk } = header;
    const jkt = isObject(jwk) ? thumbprintOf(jwk) : undefined;
    if (kind === 'dpop-proof') noteProofKey(book, jwk, { ...envelope, seq: since });
    const key = keyOfToken(book.keys, { kind, header, iss, from: envelope.from }, since);
    uses.push({ ...envelope, since, kind, text, header, iss, jti, jkt, key });
  }
}

/** What was found out last about that signature, by that moment. */
export function signatureAt(
  { signatures }: Pick<TokenLedger, 'signatures'>,
  text: string,
  seq: number,
): SeenSignature | undefined {
  return signatures.get(text)?.findLast((seen) => seen.seq <= seq);
}

/** The first time that a token of that kind with that jti was sent to that party, if before this one. */
export function earlierUse(
  { uses }: Pick<TokenLedger, 'uses'>,
  token: Pick<TokenUse, 'kind' | 'jti' | 'iss' | 'seq' | 'to' | 'jkt'>,
): TokenUse | undefined {
  return uses.find(
    (use) =>
      use.seq < token.seq &&
      use.kind === token.kind &&
      use.jti === token.jti &&
      use.iss === token.iss &&
      use.jkt === token.jkt &&
      use.to === token.to,
  );
}
