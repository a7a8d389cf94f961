/** Parties and spans of time as they stand in a sentence. */
import { type Party, roleOf } from '../../trace/party.ts';

const words = {
  person: 'the person',
  'relying-party': 'the relying party',
  'outside-client': 'the outside client',
  provider: 'the provider',
  'outside-provider': 'the provider elsewhere',
  channel: 'the channel',
  'authentication-device': 'the device',
  workbench: 'the workbench',
} as const;

/** «the relying party» */
export function partyWords(party: Party): string {
  return words[roleOf(party)];
}

/** With a capital, for the beginning of a sentence. */
export function opening(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** «1.5 s» */
export function span(ms: number): string {
  return `${ms / 1000} s`;
}

/** A state as a person reads it: «alive.pending» is pending. */
export function stateWords(state: string): string {
  const leaf = state.split('.').at(-1) ?? state;
  return leaf.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
}
