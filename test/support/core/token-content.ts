/** What is in the tokens of a test run: the sealed ones opened with the run's secret, JWTs decoded. */
import { decodeJwt } from 'jose';
import { unseal } from '#shared/kernel/provider/tokens/sealed-token.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { approved } from './decided-request.ts';
import { type Answer, tokenRequest } from './outside-request.ts';
import type { Simulation } from './simulation.ts';

export interface Tokens {
  readonly answer: Answer;
  readonly access: Readonly<Record<string, unknown>>;
  readonly id: Readonly<Record<string, unknown>>;
}

/** Opens the tokens of an answer that has some. */
export function openTokens(simulation: Simulation, answer: Answer): Tokens {
  const { access_token: access, id_token: id } = answer.body;
  if (typeof access !== 'string' || typeof id !== 'string')
    throw new Error(`There are no tokens in ${JSON.stringify(answer.body)}.`);
  const isJwt = access.split('.').length === 3;
  return {
    answer,
    access: isJwt ? decodeJwt(access) : (unseal(simulation.world().secret, access) ?? {}),
    id: decodeJwt(id),
  };
}

/** The tokens of a request that was approved and redeemed at once. */
export function tokensOf(
  simulation: Simulation,
  changes: Readonly<Record<string, string>> = {},
  client?: Client,
): Tokens {
  const authReqId = approved(simulation, changes, { client });
  return openTokens(simulation, simulation.ask(tokenRequest(authReqId, {}, { client })));
}
