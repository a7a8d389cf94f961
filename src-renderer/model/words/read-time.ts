/** Reads times as people type them: «12.4», «1:20», «2 min», and «+10» or «-0:30» from where it was. */

type TimeReading =
  | { readonly kind: 'read'; readonly ms: number }
  | { readonly kind: 'refused'; readonly sentence: string };

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const withUnit = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h|d)?$/;
const withColons = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d{1,3})?)$/;

/** A length of time in milliseconds; undefined for what is none. */
export function readDuration(text: string): number | undefined {
  const plain = withUnit.exec(text);
  if (plain !== null) return Math.round(Number(plain[1]) * (unitMs[plain[2] ?? 's'] ?? 1000));
  const [, hours = '0', minutes = '0', seconds] = withColons.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

/** A moment of the run: as it is, or with a sign counted from another one. */
export function readMoment(text: string, from: number): TimeReading {
  const { sign, ms } = readSigned(text);
  if (ms === undefined) {
    return refused('Type a time of the run such as 1:20, or +10 or -5 for seconds more or less.');
  }
  const moment = sign === 0 ? ms : from + sign * ms;
  return moment < 0
    ? refused('That is before the run began.')
    : { kind: 'read', ms: Math.round(moment) };
}

/** How far a clock is ahead; behind with a minus. */
export function readOffset(text: string): TimeReading {
  const { sign, ms } = readSigned(text);
  if (ms === undefined)
    return refused('Type how far it is ahead, such as +90 s, or -5 min behind.');
  return { kind: 'read', ms: sign === -1 ? -ms : ms };
}

function readSigned(text: string): { sign: -1 | 0 | 1; ms: number | undefined } {
  const trimmed = text.trim();
  const sign = trimmed.startsWith('+') ? 1 : /^[-−]/.test(trimmed) ? -1 : 0;
  return { sign, ms: readDuration(sign === 0 ? trimmed : trimmed.slice(1).trim()) };
}

function refused(sentence: string): TimeReading {
  return { kind: 'refused', sentence };
}
