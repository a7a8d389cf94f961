/**
 * One product taken through every turn of the comparison, in one run: asked, polled too soon, approved,
 * denied, let expire, and asked for what some products refuse. The script is the same for all.
 */
import {
  authenticationRequest,
  type CoreParameters,
  hintFor,
  tokenRequest,
} from '#shared/profiles/client/product-request.ts';
import {
  longLifeSeconds,
  longMessageCharacters,
  type Turn,
  turns,
} from '#shared/projections/vendor-comparison/turns.ts';
import type { ProfileName, RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { productSetup, triedPerson } from './product-setup.ts';
import { type TrialKey, type TriedRun, tryProduct } from './tried-product.ts';

/** So many turns there are in a trial. */
export const turnsOfTrial = turns.length;

interface Trial {
  readonly setup: RunSetup;
  readonly run: TriedRun;
  readonly usual: CoreParameters;
  readonly reached: (turn: Turn) => void;
}

/** No product lets more than a few requests a minute through for one person. */
const betweenRequestsMs = 61_000;

/** The record of a product that went through all of it. */
export async function tryVendor(
  profile: ProfileName,
  { key, signer }: TrialKey,
  reached: (turn: Turn) => void = () => undefined,
): Promise<readonly Entry[]> {
  const setup = productSetup({ profile, key, mails: true });
  const run = tryProduct(setup, signer);
  const usual = {
    scope: 'openid profile',
    login_hint: hintFor(setup, triedPerson),
    binding_message: 'Order-1234',
  };
  const trial = { setup, run, usual, reached };
  const idToken = await askAndGrant(trial);
  await askAndDeny(trial);
  await askAndLetExpire(trial);
  for (const [turn, changes] of otherRequests(setup, idToken)) {
    await run.wait(betweenRequestsMs);
    await ask(trial, turn, changes);
  }
  return run.entries;
}

/** The flow as it should be, with one poll too soon; answers the ID token. */
async function askAndGrant(trial: Trial): Promise<string> {
  const { run, setup } = trial;
  const { interval, slow_down_seconds: slower } = setup.provider;
  const id = await ask(trial, 'asked');
  await run.wait(interval * 1000);
  await poll(trial, 'polled pending', id);
  await poll(trial, 'polled too soon', id);
  await run.wait((interval + slower) * 1000);
  await run.decide(id, 'approve');
  const { id_token: idToken } = await poll(trial, 'polled after the yes', id);
  await run.wait((interval + slower) * 1000);
  await poll(trial, 'polled once more', id);
  return String(idToken);
}

async function askAndDeny(trial: Trial): Promise<void> {
  const id = await askUnseen(trial, 'a request to be denied');
  await trial.run.decide(id, 'deny');
  await poll(trial, 'polled after the no', id);
}

async function askAndLetExpire(trial: Trial): Promise<void> {
  const id = await askUnseen(trial, 'a request to be left alone');
  await trial.run.wait((trial.setup.provider.default_expires_in + 1) * 1000);
  await poll(trial, 'polled after the end', id);
}

/** What is asked for beside the usual request; null leaves a parameter out. */
function otherRequests(setup: RunSetup, idToken: string): readonly [Turn, CoreParameters][] {
  const nobody = hintFor(setup, { sub: 'u-0', username: 'nobody' });
  return [
    ['asked for a long life', { requested_expiry: String(longLifeSeconds) }],
    ['asked with a known ID token', { login_hint: null, id_token_hint: idToken }],
    ['asked for nobody known', { login_hint: nobody }],
    ['asked without a hint', { login_hint: null }],
    ['asked with two hints', { id_token_hint: idToken }],
    ['asked with a login_hint_token', { login_hint: null, login_hint_token: idToken }],
    ['asked without a message', { binding_message: null }],
    ['asked with markup', { binding_message: '<b>Pay</b>' }],
    ['asked with a long message', { binding_message: 'x'.repeat(longMessageCharacters) }],
    ['asked with a user code', { user_code: '1234' }],
    ['asked without openid', { scope: 'profile' }],
  ];
}

async function ask(trial: Trial, turn: Turn, changes: CoreParameters = {}): Promise<string> {
  const id = await send(trial, turn, changes);
  trial.reached(turn);
  return id;
}

/** A request that is no turn of its own: only what becomes of it is compared. */
async function askUnseen(trial: Trial, exchange: string): Promise<string> {
  await trial.run.wait(betweenRequestsMs);
  const id = await send(trial, exchange, {});
  await trial.run.wait(trial.setup.provider.interval * 1000);
  return id;
}

async function send(
  { run, setup, usual }: Trial,
  exchange: string,
  changes: CoreParameters,
): Promise<string> {
  const request = authenticationRequest(setup, { ...usual, ...changes });
  const { auth_req_id: id } = await run.ask(exchange, request);
  return String(id);
}

async function poll({ run, setup, reached }: Trial, turn: Turn, id: string) {
  const answer = await run.ask(turn, tokenRequest(setup, id));
  reached(turn);
  return answer;
}
