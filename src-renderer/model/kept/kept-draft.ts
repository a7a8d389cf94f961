/**
 * What somebody has half written in a panel, kept while its tab is closed and over a reload. It is
 * this window's own; a window that may keep nothing keeps it until it closes.
 */
import { useState } from 'react';

const held = new Map<string, unknown>();

/** A draft under that name; whoever reads it back judges what it is. */
export function useKeptDraft<Draft>(
  name: string,
  begin: (kept: unknown) => Draft,
): readonly [Draft, (next: Draft) => void] {
  const [draft, set] = useState<Draft>(() => begin(held.get(name) ?? stored(name)));
  const keep = (next: Draft): void => {
    held.set(name, next);
    store(name, next);
    set(next);
  };
  return [draft, keep];
}

function stored(name: string): unknown {
  try {
    const text = window.sessionStorage.getItem(name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function store(name: string, draft: unknown): void {
  try {
    window.sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // What cannot be kept is still in this window.
  }
}
