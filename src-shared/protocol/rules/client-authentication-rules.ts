/**
 * The rules that every authenticated form post meets first, at whichever endpoint: it is a form,
 * it can be read, and it comes from the client it names, by the method that client registered.
 */

import {
  type BasicCredentials,
  equalInConstantTime,
  readBasicCredentials,
} from '../encoding/basic-credentials.ts';
import { type Form, readForm } from '../encoding/form.ts';
import { bodyText, type HttpRequest, headerOf } from '../encoding/wire.ts';
import type { Client } from '../run-setup.ts';
import type { ClauseId } from './clauses.ts';
import { passed, type Rule, refuse } from './rule.ts';

export interface ClientCall {
  readonly mediaType: string;
  readonly form: Form | undefined;
  readonly hasAuthorization: boolean;
  readonly credentials: BasicCredentials | undefined;
  readonly client: Client | undefined;
}

/** Reads what the rules below judge; it refuses nothing itself. */
export function readClientCall(
  request: HttpRequest,
  findClient: (clientId: string) => Client | undefined,
): ClientCall {
  const text = bodyText(request);
  const authorization = headerOf(request, 'authorization');
  const credentials = readBasicCredentials(authorization);
  return {
    mediaType: (headerOf(request, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    form: text === undefined ? undefined : readForm(text),
    hasAuthorization: authorization !== undefined,
    credentials,
    client: credentials === undefined ? undefined : findClient(credentials.clientId),
  };
}

function formRules(clause: ClauseId): readonly Rule<ClientCall>[] {
  return [
    {
      name: 'is a form post',
      clause,
      teaching: 'CIBA sends its parameters as a form, never as JSON and never in the query.',
      check: ({ mediaType }) =>
        mediaType === 'application/x-www-form-urlencoded'
          ? passed
          : refuse('invalid_request', 'Send the parameters as application/x-www-form-urlencoded.'),
    },
    {
      name: 'can be read as UTF-8',
      clause,
      teaching: 'A byte that is no UTF-8 cannot be shown to a person, so nothing is guessed.',
      check: ({ form }) =>
        form === undefined ? refuse('invalid_request', 'The body is not a form in UTF-8.') : passed,
    },
  ];
}

const credentialRules: readonly Rule<ClientCall>[] = [
  {
    name: 'carries client credentials',
    clause: 'rfc6749-2.3.1',
    teaching: 'CIBA is for confidential clients: the call is authenticated before it is read.',
    check: ({ credentials, hasAuthorization }) => {
      if (credentials !== undefined) return passed;
      return hasAuthorization
        ? refuse('invalid_client', 'The Authorization header holds no readable Basic credentials.')
        : refuse('invalid_client', 'Authenticate the client by HTTP Basic.');
    },
  },
  {
    name: 'comes from a known client',
    clause: 'rfc6749-5.2',
    teaching: 'An unknown client and a wrong secret get the same code, so ids cannot be harvested.',
    check: ({ client }) =>
      client === undefined ? refuse('invalid_client', 'Client authentication failed.') : passed,
  },
  {
    name: 'proves the client secret',
    clause: 'rfc6749-2.3.1',
    teaching: 'The secret is compared in constant time: how long the no takes tells nothing.',
    check: ({ client, credentials }) =>
      equalInConstantTime(client?.client_secret ?? '', credentials?.secret ?? '')
        ? passed
        : refuse('invalid_client', 'Client authentication failed.'),
  },
];

function repetitionRule(clause: ClauseId): Rule<ClientCall> {
  return {
    name: 'repeats no parameter',
    clause,
    teaching:
      'Two values for one name let two readers see two requests; the call is refused whole.',
    check: ({ form }) => {
      const twice = form?.repeated[0];
      if (twice === undefined) return passed;
      const shown = /^[a-z_]{1,40}$/.test(twice) ? twice : 'A parameter';
      return refuse('invalid_request', `${shown} was sent more than once.`);
    },
  };
}

/** The rules for one endpoint, resting on that endpoint's own clauses. */
export function clientAuthenticationRules(clauses: {
  readonly form: ClauseId;
  readonly repeated: ClauseId;
}): readonly Rule<ClientCall>[] {
  return [...formRules(clauses.form), ...credentialRules, repetitionRule(clauses.repeated)];
}
