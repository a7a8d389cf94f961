/**
 * Which requests the entries of a commit are about, as a few bytes each beside the commit: whoever
 * looks for one request need not read the others. A mark may be another request's as well, so what is
 * found by it is looked at; what is not found by it is surely about something else.
 */
import type { StreamEntry } from '#shared/workbench-port.ts';

const markBytes = 4;
// FNV-1a.
const hashBasis = 0x811c9dc5;
const hashPrime = 0x01000193;

/** The marks of all that the entries are about. */
export function marksOf(entries: readonly StreamEntry[]): Buffer {
  const abouts = new Set<string>();
  for (const entry of entries) {
    if ('about' in entry && typeof entry.about === 'string') abouts.add(entry.about);
  }
  const marks = Buffer.alloc(abouts.size * markBytes);
  let place = 0;
  for (const about of abouts) place = marks.writeUInt32LE(hashOf(about), place);
  return marks;
}

/** The mark of one request. */
export function markOf(about: string): Buffer {
  const mark = Buffer.alloc(markBytes);
  mark.writeUInt32LE(hashOf(about));
  return mark;
}

function hashOf(text: string): number {
  let hash = hashBasis;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), hashPrime);
  }
  return hash >>> 0;
}
