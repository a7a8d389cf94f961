/** What a product answers to the same wrong turns, in its own words. */
import type { ComparisonLine } from './comparison-line.ts';
import { absent, answerOf, memberOf, type TriedRecord } from './tried-record.ts';
import { longMessageCharacters, type Turn } from './turns.ts';

/** The status, the error and the sentence of that turn; of a request that is taken, that it is acknowledged. */
export function toldBy(turn: Turn): (record: TriedRecord) => string {
  return (record) => {
    const response = record.calls.get(turn)?.response;
    if (response === undefined) return absent;
    if (answerOf(record, turn)['error'] === undefined) return `${response.status}: acknowledged`;
    const [error, sentence] = ['error', 'error_description'].map((name) =>
      memberOf(record, turn, name),
    );
    return `${response.status} ${error}: ${sentence}`;
  };
}

const told = (title: string, turn: Turn): ComparisonLine => ({ title, read: toldBy(turn) });

export const refusalLines: readonly ComparisonLine[] = [
  told('A poll before the decision', 'polled pending'),
  told('A poll too soon', 'polled too soon'),
  told('A poll after the no', 'polled after the no'),
  told('A poll after the end', 'polled after the end'),
  told('A poll after the tokens', 'polled once more'),
  told('Somebody whom nobody knows', 'asked for nobody known'),
  told('No hint', 'asked without a hint'),
  told('Two hints', 'asked with two hints'),
  told('No scope openid', 'asked without openid'),
  told('No binding_message', 'asked without a message'),
  told('A binding_message with markup', 'asked with markup'),
  told(`A binding_message of ${longMessageCharacters} characters`, 'asked with a long message'),
];
