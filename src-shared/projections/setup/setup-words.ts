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
    ([name, value]) => listWords[name] ?? `${name} ${valueWords(name, value)}`,
  );
  return words.join(', ');
}

function valueWords(name: string, value: unknown): string {
  return name === 'console' && typeof value === 'object'
    ? consoleWords({ ...value })
    : shown(value);
}

const mostSteps = 3;

/** What is not done says more than all that is. */
function consoleWords(steps: Readonly<Record<string, unknown>>): string {
  const off = Object.keys(steps).filter((name) => steps[name] === false);
  if (off.length === 0) return 'with every step done';
  const more = off.length - mostSteps;
  return `without ${off.slice(0, mostSteps).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}
