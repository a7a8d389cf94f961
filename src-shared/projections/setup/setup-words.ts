/** A change of the set-up in words: which settings became what, and which lists were written anew. */
import type { SetupChange } from '../../protocol/setup/setup-change.ts';

const listWords: Readonly<Record<string, string>> = {
  clients: 'the clients',
  users: 'the people',
  relyingParties: 'the relying parties',
  devices: 'the devices',
};

const longestValue = 60;

/** «interval 7, the clients». */
export function changeWords({ provider = {}, ...parts }: SetupChange): string {
  const single = Object.entries(provider).filter(([, value]) => value !== undefined);
  const words = [...single, ...Object.entries(parts)].map(
    ([name, value]) => listWords[name] ?? `${name} ${shown(value)}`,
  );
  return words.join(', ');
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}
