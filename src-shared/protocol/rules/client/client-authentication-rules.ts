/**
 * The rules that every authenticated form post meets first, at whichever endpoint: it is a form,
 * it can be read, and it comes from the client it names, by the method that client registered.
 */
import { equalInConstantTime } from '../../encoding/basic-credentials.ts';
import type { Client } from '../../setup/client-metadata.ts';
import type { ClauseId } from '../clauses.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import { clientAssertionRules } from './client-assertion-rules.ts';
import type { ClientCall, CredentialKind } from './client-call.ts';
import { clientCertificateRules } from './client-certificate-rules.ts';

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

const credentialsOfMethod: Readonly<Record<Client['token_endpoint_auth_method'], CredentialKind>> =
  {
    client_secret_basic: 'basic',
    client_secret_post: 'post',
    client_secret_jwt: 'assertion',
    private_key_jwt: 'assertion',
    tls_client_auth: 'certificate',
    self_signed_tls_client_auth: 'certificate',
    none: 'none',
  };

const credentialRules: readonly Rule<ClientCall>[] = [
  {
    name: 'carries client credentials',
    clause: 'rfc6749-2.3.1',
    teaching: 'CIBA is for confidential clients: the call is authenticated before it is read.',
    check: ({ credentials, hasAuthorization, clientId }) => {
      if (credentials.length > 0 && clientId !== undefined) return passed;
      return hasAuthorization
        ? refuse('invalid_client', 'The Authorization header holds no readable Basic credentials.')
        : refuse('invalid_client', 'Authenticate the client by its registered method.');
    },
  },
  {
    name: 'authenticates one way only',
    clause: 'rfc6749-2.3',
    teaching: 'Two proofs in one call could speak for two clients, so more than one is refused.',
    check: ({ credentials }) =>
      credentials.length === 1
        ? passed
        : refuse('invalid_client', 'Use one method of client authentication, not several.'),
  },
  {
    name: 'comes from a known client',
    clause: 'rfc6749-5.2',
    teaching: 'An unknown client and a wrong secret get the same code, so ids cannot be harvested.',
    check: ({ client }) =>
      client === undefined || client.disabled === true
        ? refuse('invalid_client', 'Client authentication failed.')
        : passed,
  },
  {
    name: 'names one client throughout',
    clause: 'rfc6749-2.3',
    teaching: 'A client_id beside the credentials must be the one they speak for.',
    check: ({ form, clientId }) => {
      const named = form?.values.get('client_id');
      return named === undefined || named === clientId
        ? passed
        : refuse('invalid_client', 'client_id differs from the client that authenticates.');
    },
  },
  {
    name: 'uses its registered method',
    clause: 'ciba-core-7.2',
    teaching: 'A client registers one way to authenticate, and no other counts for it.',
    check: ({ client, credentials }) =>
      client !== undefined &&
      credentialsOfMethod[client.token_endpoint_auth_method] === credentials[0]
        ? passed
        : refuse('invalid_client', 'This client is registered for another method.'),
  },
  {
    name: 'is a confidential client',
    clause: 'ciba-core-7.2',
    teaching: 'A client that can keep no secret cannot be told apart from who copies its name.',
    check: ({ client }) =>
      client?.token_endpoint_auth_method === 'none'
        ? refuse('invalid_client', 'A public client cannot use this endpoint.')
        : passed,
  },
  {
    name: 'proves the client secret',
    clause: 'rfc6749-2.3.1',
    teaching: 'The secret is compared in constant time: how long the no takes tells nothing.',
    check: ({ client, credentials, secret }) => {
      if (credentials[0] !== 'basic' && credentials[0] !== 'post') return passed;
      const held = client?.client_secret ?? '';
      return held !== '' && equalInConstantTime(held, secret ?? '')
        ? passed
        : refuse('invalid_client', 'Client authentication failed.');
    },
  },
];

function repetitionRule(clause: ClauseId): Rule<ClientCall> {
  return {
    name: 'repeats no parameter',
    clause,
    teaching:
      'Two values for one name let two readers see two requests; the call is refused whole.',
    check: ({ form }) => {
      // RFC 8707 §2 lets resource occur several times.
      const twice = form?.repeated.find((name) => name !== 'resource');
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
  return [
    ...formRules(clauses.form),
    ...credentialRules,
    ...clientAssertionRules,
    ...clientCertificateRules,
    repetitionRule(clauses.repeated),
  ];
}
