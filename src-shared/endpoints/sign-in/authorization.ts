/**
 * The authorization endpoint, in miniature: a person signs in on a page of the provider, and the
 * browser brings a code back to the client. There are no sessions: everybody is asked every time.
 */
import { expiringSet } from '../../kernel/collections/expiring-map.ts';
import { mapGet } from '../../kernel/collections/persistent-map.ts';
import { type Draft, write } from '../../kernel/draft.ts';
import { personOfHint, personOfSub } from '../../kernel/provider/people.ts';
import { timeOf } from '../../kernel/time/time-of.ts';
import { pathOf } from '../../profiles/places.ts';
import { assert } from '../../protocol/assert.ts';
import { writeForm } from '../../protocol/encoding/form.ts';
import { redirectResponse } from '../../protocol/encoding/page.ts';
import { type HttpResponse, parseJsonObject } from '../../protocol/encoding/wire.ts';
import {
  type AuthorizationCall,
  parametersOf,
  valueOf,
} from '../../protocol/rules/sign-in/authorization-call.ts';
import { trustRule } from '../../protocol/rules/sign-in/authorization-rules.ts';
import type { User } from '../../protocol/setup/user.ts';
import type { JsonObject } from '../../protocol/token-recipe.ts';
import { judgeAndRecord } from '../judgement.ts';
import type { ProviderCall } from '../surroundings.ts';
import { faultPage, signInPage } from './sign-in-page.ts';

const codeLifeMs = 60_000;
const mostPeople = 12;

/** Judges the request and shows the page, or carries out what was chosen on it. */
export function answerAuthorization(draft: Draft, { request, exchange }: ProviderCall) {
  const form = parametersOf(request);
  const isChoice = request.method === 'POST';
  const context: AuthorizationCall = {
    form,
    client: mapGet(draft.clients, form?.values.get('client_id') ?? ''),
    isCancelled: isChoice && form?.values.get('decision') === 'cancel',
  };
  const { refusal, passed } = judgeAndRecord(draft, { table: 'authorization', context, exchange });
  if (refusal !== undefined) {
    const { error, description } = refusal;
    const answer = [
      ['error', error],
      ['error_description', description],
    ] as const;
    return {
      response: passed.includes(trustRule)
        ? returnTo(draft, context, answer)
        : faultPage(description),
    };
  }
  const named = isChoice ? choiceOf(context) : undefined;
  const user = named === undefined ? undefined : personOfHint(draft, named);
  return {
    response: user === undefined ? ask(draft, context, named) : signIn(draft, context, user),
  };
}

/** A press on a person, or what was typed; undefined while nobody has chosen. */
function choiceOf(call: AuthorizationCall): string | undefined {
  return call.form?.values.get('person') ?? call.form?.values.get('username');
}

function ask(draft: Draft, { form, client }: AuthorizationCall, unknown: string | undefined) {
  assert(form !== undefined && client !== undefined, 'the rules passed');
  const people = draft.setup.users
    .flatMap(({ sub }) => personOfSub(draft, sub) ?? [])
    .slice(0, mostPeople);
  const action = pathOf(draft.setup.profile, 'authorization');
  return signInPage({ action, client, people, parameters: form.values, unknown });
}

/** Keeps what was granted under a fresh code, and sends the browser back with it. */
function signIn(draft: Draft, call: AuthorizationCall, user: User): HttpResponse {
  const { form, client } = call;
  assert(client !== undefined, 'the rules passed');
  const code = draft.identifiers.token();
  const value = {
    grant: draft.identifiers.short(),
    clientId: client.client_id,
    sub: user.sub,
    scope: valueOf(call, 'scope'),
    authTimeMs: timeOf(draft, 'provider'),
    acr: null,
    authorizationDetails: null,
    claims: (parseJsonObject(form?.values.get('claims')) ?? null) as JsonObject | null,
    resources: [],
    redirectUri: valueOf(call, 'redirect_uri'),
    codeChallenge: valueOf(call, 'code_challenge'),
    nonce: form?.values.get('nonce') ?? null,
    isRedeemed: false,
  };
  const now = timeOf(draft, 'provider');
  const entry = { value, expiresAt: now + codeLifeMs };
  draft.codes = expiringSet(draft.codes, code, entry, now);
  const { grant, clientId, sub } = value;
  const told = { grant, clientId, sub, expiresAt: draft.nowMs + codeLifeMs };
  write(draft, { kind: 'code.issued', party: 'provider', ...told });
  return returnTo(draft, call, [['code', code]]);
}

/** RFC 6749 §4.1.2 with the issuer of RFC 9207, so that answers of two providers are told apart. */
function returnTo(
  draft: Draft,
  call: AuthorizationCall,
  answer: readonly (readonly [string, string])[],
): HttpResponse {
  const uri = valueOf(call, 'redirect_uri');
  const state = call.form?.values.get('state');
  const pairs = [...answer, ...(state === undefined ? [] : [['state', state] as const])];
  const query = writeForm([...pairs, ['iss', draft.setup.issuer]]);
  return redirectResponse(`${uri}${uri.includes('?') ? '&' : '?'}${query}`);
}
