/**
 * The secrets of one export: each has one name from its first sight on, so that the story stays
 * readable, and each that was masked is counted once.
 */
import { sha256Of } from '../../protocol/encoding/sha256.ts';
import { encodeUtf8 } from '../../protocol/encoding/utf8.ts';
import { type SecretKind, type SecretNoun, secretKindOf, secretKinds } from './secret-kind.ts';

/** How many secrets of each kind were masked; kinds of which there was none are left out. */
export type Masked = Readonly<Partial<Record<SecretKind, number>>>;

export interface SecretBook {
  /**
   * Notes a secret that stands under its own name, so that it is found wherever else it stands; only
   * there, where it is not sure that it is one.
   */
  readonly note: (secret: string, noun: SecretNoun, isSure?: boolean) => void;
  /** The name in its place, once it is known or told what it is. */
  readonly nameOf: (secret: string, noun?: SecretNoun, isSure?: boolean) => string | undefined;
  /** Another name for what is random, and may be a secret that nobody named. */
  readonly pseudonymOf: (word: string) => string;
  /** Secrets that are no single word, with every spelling: they are searched for as they are. */
  readonly phrases: () => readonly Phrase[];
  /** The lengths that the secrets of one word have. */
  readonly lengths: () => ReadonlySet<number>;
  readonly masked: () => Masked;
}

export interface Phrase {
  readonly spelling: string;
  readonly secret: string;
}

const oneWord = /^[A-Za-z0-9_-]{8,}$/;
/** A JWT, or a token of several parts. */
const dottedWord = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*)+$/;
const distinct = /[^A-Za-z]/;
const shortestPhrase = 8;
/** So that the badge of a request is the same in the export as on the screen. */
const badgeLength = 4;
const longEnoughForBadge = 16;

interface Held {
  readonly noun: SecretNoun;
  readonly name: string;
  /** True where it is a secret wherever it stands: «1234» and «admin» are only under their name. */
  isSpread: boolean;
  isUsed: boolean;
}

/** An empty book. */
export function createSecretBook(spellingsOf: (secret: string) => readonly string[]): SecretBook {
  const held = new Map<string, Held>();
  const counts = new Map<SecretNoun, number>();
  const lengths = new Set<number>();
  const phrases: Phrase[] = [];

  function spread(secret: string, one: Held): void {
    if (one.isSpread || secret.length < shortestPhrase || !distinct.test(secret)) return;
    one.isSpread = true;
    if (oneWord.test(secret)) lengths.add(secret.length);
    else if (!dottedWord.test(secret))
      phrases.push(...spellingsOf(secret).map((spelling) => ({ spelling, secret })));
  }

  function hold(secret: string, noun: SecretNoun, isSure: boolean): Held {
    const before = held.get(secret);
    const number = (counts.get(noun) ?? 0) + 1;
    const name = `${badgeOf(secret, noun)}‹${noun} ${number}›`;
    const one = before ?? { noun, name, isSpread: false, isUsed: false };
    if (before === undefined) {
      held.set(secret, one);
      counts.set(noun, number);
    }
    if (isSure) spread(secret, one);
    return one;
  }

  return {
    note: (secret, noun, isSure = true) => {
      if (!isMasked(secret)) hold(secret, noun, isSure);
    },
    nameOf: (secret, noun, isSure = true) => {
      if (isMasked(secret)) return secret;
      const known = held.get(secret);
      if (noun === undefined && known?.isSpread !== true) return undefined;
      const one = noun === undefined ? known : hold(secret, noun, isSure);
      if (one !== undefined) one.isUsed = true;
      return one?.name;
    },
    pseudonymOf: pseudonym,
    phrases: () => phrases,
    lengths: () => lengths,
    masked: () => counted([...held.values()].filter(({ isUsed }) => isUsed)),
  };
}

function badgeOf(secret: string, noun: SecretNoun): string {
  const isBadged = noun === 'auth_req_id' && secret.length >= longEnoughForBadge;
  return isBadged ? secret.slice(0, badgeLength) : '';
}

const maskedText = /^(redacted|.{0,4}‹[A-Za-z_ ]+ \d+›)$/u;

/** True for what an earlier redaction left, also one by an earlier version. */
export function isMasked(text: string): boolean {
  return text === '' || maskedText.test(text);
}

function counted(used: readonly Held[]): Masked {
  const counts = new Map<SecretKind, number>(secretKinds.map((kind) => [kind, 0]));
  for (const { noun } of used) {
    const kind = secretKindOf(noun);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}

/** What is random is long and has letters large and small and digits: so has every part of a JWT. */
const randomLength = 20;

/** What tells it from every other word stays. */
function pseudonym(found: string): string {
  if (found.length < randomLength) return found;
  const isRandom = /[0-9]/.test(found) && /[a-z]/.test(found) && /[A-Z]/.test(found);
  if (!isRandom) return found;
  const hash = sha256Of(encodeUtf8(found)).subarray(0, 4);
  return `${found.slice(0, 4)}_${Array.from(hash, twoDigits).join('')}`;
}

function twoDigits(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
