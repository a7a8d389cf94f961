/** The cards of a refusal, which every endpoint says in the same three members. */
import type { ClauseId } from '../../protocol/rules/clauses.ts';
import type { Cards } from './parameter-card.ts';

/** The three members, as that clause gives them. */
export const refusalCards = (clause: ClauseId): Cards => [
  {
    name: 'error',
    means: 'What kind of refusal this is; a client acts on this word alone.',
    rule: 'Required in a refusal; one of the words that this endpoint may say.',
    checkedBy: 'The client, which must look at the word and not at the status alone.',
    bug: 'The client takes every 400 for a failure, also authorization_pending.',
    clause,
  },
  {
    name: 'error_description',
    means: 'A sentence for developers; never to be shown to the person.',
    rule: 'Optional; printable ASCII without quotation marks and backslashes.',
    otherwise: 'There is only the word.',
    checkedBy: 'Nobody: no program may depend on it.',
    bug: 'A client compares the sentence, which changes with the next release.',
    clause,
  },
  {
    name: 'error_uri',
    means: 'A page that says more about the refusal.',
    rule: 'Optional; an address.',
    otherwise: 'There is no such page.',
    checkedBy: 'Nobody.',
    bug: 'A client opens it without asking.',
    clause,
  },
];
