/** The refusals of the authorization code grant, once the client is known. */
import { app, codeFor, codeRequest, portal, signInSetup } from '../core/first-sign-in.ts';
import { keyless, outsideSetup } from '../core/outside-parties.ts';
import type { Answer } from '../core/outside-request.ts';
import { till } from '../core/setup.ts';
import type { Simulation } from '../core/simulation.ts';
import type { RefusalCase } from './refusal-case.ts';

interface Fault extends Pick<RefusalCase, 'title' | 'rule' | 'options'> {
  readonly clause?: string;
  readonly error?: RefusalCase['error'];
  readonly act: (simulation: Simulation) => Answer;
}

const pkce = { clause: 'rfc7636-4.6' } as const;
const wrongVerifier = 'another-verifier-that-is-long-enough-for-PKCE';

const faults: readonly Fault[] = [
  {
    title: 'a client whose ID tokens cannot be encrypted as it registered',
    rule: 'ID token can be encrypted as registered',
    clause: 'oidc-registration-2',
    error: 'invalid_request',
    options: { setup: outsideSetup() },
    act: (simulation) => simulation.ask(codeRequest('any', {}, { client: keyless })),
  },
  {
    title: 'a client without the grant',
    rule: 'client may redeem codes',
    error: 'unauthorized_client',
    act: (simulation) => simulation.ask(codeRequest(codeFor(simulation), {}, { client: till })),
  },
  ...[null, ''].map((code) => ({
    title: `the code ${JSON.stringify(code)}`,
    rule: 'carries a code',
    error: 'invalid_request' as const,
    act: (simulation: Simulation) => simulation.ask(codeRequest('', { code })),
  })),
  {
    title: 'a code that nobody gave out',
    rule: 'code is known',
    act: (simulation) => simulation.ask(codeRequest(`${codeFor(simulation)}x`)),
  },
  {
    title: 'a code after a minute',
    rule: 'code is known',
    act: (simulation) => {
      const code = codeFor(simulation);
      simulation.wait(60_000);
      return simulation.ask(codeRequest(code));
    },
  },
  {
    title: 'another client’s code',
    rule: 'code belongs to this client',
    act: (simulation) => {
      const changes = { client_id: app.client_id, redirect_uri: 'example.app:/cb' };
      return simulation.ask(codeRequest(codeFor(simulation, changes)));
    },
  },
  {
    title: 'a code that was redeemed',
    rule: 'code was not used before',
    act: (simulation) => {
      const code = codeFor(simulation);
      simulation.ask(codeRequest(code));
      return simulation.ask(codeRequest(code));
    },
  },
  ...[null, 'https://web-shop.example/other'].map((redirect_uri) => ({
    title: `the redirect_uri ${redirect_uri}`,
    rule: 'code was sent to that address',
    act: (simulation: Simulation) =>
      simulation.ask(codeRequest(codeFor(simulation), { redirect_uri })),
  })),
  ...[null, 'short', `${wrongVerifier} `].map((code_verifier) => ({
    ...pkce,
    title: `the verifier ${JSON.stringify(code_verifier)}`,
    rule: 'carries a verifier',
    error: 'invalid_request' as const,
    act: (simulation: Simulation) =>
      simulation.ask(codeRequest(codeFor(simulation), { code_verifier })),
  })),
  {
    ...pkce,
    title: 'another verifier',
    rule: 'verifier fits the challenge',
    act: (simulation) =>
      simulation.ask(codeRequest(codeFor(simulation), { code_verifier: wrongVerifier })),
  },
  {
    title: 'the code of a person who was switched off meanwhile',
    rule: 'signed-in person may still sign in',
    act: (simulation) => {
      const code = codeFor(simulation);
      const off = { subject: 'user', id: 'u-1', on: false } as const;
      const intent = { kind: 'account.switched', run: 'test', ...off } as const;
      simulation.give({ kind: 'intent.given', intent });
      return simulation.ask(codeRequest(code, {}, { client: portal }));
    },
  },
];

export const codeRefusals: readonly RefusalCase[] = faults.map(
  ({ clause = 'rfc6749-4.1.3', error = 'invalid_grant', ...fault }) => ({
    table: 'authorization-code',
    clause,
    error,
    status: 400,
    options: { setup: signInSetup },
    ...fault,
  }),
);
