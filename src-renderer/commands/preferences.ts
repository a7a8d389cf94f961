/** What a person prefers in this browser, whichever run is open; kept over a restart. */
import { z } from 'zod';

const kept = z.object({
  /** Keys of one sign. */
  letters: z.boolean().catch(true),
  /** Steps are told to screen readers. */
  announcing: z.boolean().catch(true),
  /** The commands used last, the newest first. */
  recent: z.array(z.string()).catch([]),
});

export type Preferences = Readonly<z.infer<typeof kept>>;

const key = 'ciba-workbench-preferences';
const mostRecent = 8;

export const preferences = {
  read: (): Preferences => {
    let held: unknown;
    try {
      held = JSON.parse(localStorage.getItem(key) ?? '{}');
    } catch {
      // Not ours any more: as if nothing had been kept.
    }
    return kept.catch({ letters: true, announcing: true, recent: [] }).parse(held);
  },
  change: (by: Partial<Preferences>): void => {
    localStorage.setItem(key, JSON.stringify({ ...preferences.read(), ...by }));
  },
  noteUsed: (id: string): void => {
    const others = preferences.read().recent.filter((held) => held !== id);
    preferences.change({ recent: [id, ...others].slice(0, mostRecent) });
  },
};
