/**
 * The provider's signing keys from the record alone: which are published, since when, and which of
 * them signs. The newest of each algorithm does; older ones stay, so that what they signed still holds.
 */
import { type NamedKey, namedKey } from '../protocol/setup/public-key.ts';
import type { Entry } from '../trace/entry.ts';

export interface ProviderKey {
  readonly kid: string;
  readonly alg: string;
  /** When it was published, in the time of the run. */
  readonly since: number;
}

export interface ProviderKeys {
  /** The oldest first. */
  readonly published: ProviderKey[];
}

/** None yet. */
export function createProviderKeys(): ProviderKeys {
  return { published: [] };
}

/** Keys of their own that go another way than these from here on. */
export function copyProviderKeys({ published }: ProviderKeys): ProviderKeys {
  return { published: [...published] };
}

/** Takes in one entry. */
export function addToProviderKeys({ published }: ProviderKeys, entry: Entry): void {
  if (entry.kind === 'keys.rotated') {
    published.push(...entry.keys.map((key) => keyOf(key, entry.at)));
  } else if (entry.kind === 'run.began' || entry.kind === 'run.continued') {
    const carried = entry.kind === 'run.continued' ? entry.state['keys'] : undefined;
    const held = namedKey.array().safeParse(carried);
    const keys = held.success ? held.data : entry.setup.keys;
    published.splice(0, published.length, ...keys.map((key) => keyOf(key, entry.at)));
  }
}

function keyOf({ kid, alg }: NamedKey, since: number): ProviderKey {
  return { kid, alg, since };
}

/** Whether new tokens are signed with it. */
export function signsNow({ published }: ProviderKeys, key: ProviderKey): boolean {
  return published.findLast(({ alg }) => alg === key.alg) === key;
}
