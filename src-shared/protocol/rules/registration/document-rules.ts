/** What is asked of a registration before anything in it is looked at: that it can be read. */
import { passed, refuse } from '../rule.ts';
import type { MetadataRule } from './registration-call.ts';

export const documentRules: readonly MetadataRule[] = [
  {
    name: 'metadata comes as JSON',
    clause: 'rfc7591-3.1',
    member: '',
    teaching: 'Everywhere else a client sends forms; it describes itself in JSON.',
    check: ({ mediaType }) =>
      mediaType === 'application/json'
        ? passed
        : refuse('invalid_client_metadata', 'Send the metadata as application/json.'),
  },
  {
    name: 'metadata is one object',
    clause: 'rfc7591-3.1',
    member: '',
    teaching: 'One JSON object describes one client; broken JSON describes none.',
    check: ({ isObject }) =>
      isObject
        ? passed
        : refuse('invalid_client_metadata', 'The metadata must be one JSON object in UTF-8.'),
  },
  {
    name: 'members have their types',
    clause: 'rfc7591-2',
    member: '',
    teaching: 'The word yes is no boolean, and guessing what was meant is how holes are made.',
    check: ({ fault }) =>
      fault === undefined ? passed : refuse('invalid_client_metadata', plain(fault.sentence)),
  },
];

/** An error_description has a small alphabet (RFC 6749 §5.2). */
function plain(sentence: string): string {
  return sentence.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?').slice(0, 200);
}
