/**
 * What every answer to a hostile request must be like: no 5xx that no rule chose, well formed in head
 * and body, nothing said but what the specifications define, no secret of anybody else in it, and
 * the refusal the one that the record names with its clause. A breach throws with a sentence.
 */
import { rulesOf } from '#shared/profiles/profiles.ts';
import {
  bodyText,
  type HttpRequest,
  type HttpResponse,
  headerOf,
} from '#shared/protocol/encoding/wire.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import { entry as entrySchema } from '#shared/trace/any-entry.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { unknownMembers } from './answer-members.ts';
import { isPage, judgePage, judgeReturn } from './judge-page.ts';
import { must } from './must.ts';
import { endpoints } from './requests/faultless-call.ts';

export interface Exchange {
  readonly request: HttpRequest;
  /** Undefined while a poll is being held. */
  readonly response: HttpResponse | undefined;
  /** What the record has of this exchange. */
  readonly entries: readonly Entry[];
  /** What no answer may hold, because it was given to somebody else before. */
  readonly secrets: readonly string[];
}

type Judged = EntryOf<'rules.judged'>;
type Refusal = NonNullable<Judged['refusal']>;

/** Throws at the first thing that is not as it must be. */
export function judgeAnswer({ request, response, entries, secrets }: Exchange): void {
  for (const entry of entries)
    must(entrySchema.safeParse(entry).success, `the ${entry.kind} can be kept as it is`);
  const judged = entries.filter((entry) => entry.kind === 'rules.judged');
  const judgement = judged.at(-1);
  for (const one of judged) {
    judgeRecord(one);
    must(one === judgement || one.refusal === undefined, 'after a refusal nothing is judged');
  }
  if (response === undefined) {
    must(judgement?.refusal?.error === 'authorization_pending', 'only a pending poll is held');
    return;
  }
  const endpoint = endpointOf(request.target);
  judgeStatus(response, judgement);
  judgeHead(response);
  judgeSecrecy(
    response,
    secrets.filter((one) => !isRepeated(one, request, response)),
  );
  if (isPage(response)) judgePage(response, request);
  if (endpoint === undefined) {
    must(
      response.status === 404,
      `a path that leads nowhere is answered 404, not ${response.status}`,
    );
  } else if (response.status >= 400) judgeRefusal(response, judgement, endpoint);
  else judgeSuccess(response, judgement, endpoint);
}

function endpointOf(target: string): string | undefined {
  const path = target.split('?')[0] ?? '';
  const found = endpoints.find(
    ([name, held]) => path === held || (name === 'registration' && path.startsWith(`${held}/`)),
  );
  return found?.[0];
}

/** A refusal names a rule of the table and a clause that exists. */
function judgeRecord(judgement: Judged): void {
  if (judgement.refusal === undefined) return;
  const { table, profile, refusal, passed, unreached } = judgement;
  const names = rulesOf(profile, table).map(({ name }) => name);
  must(names.includes(refusal.rule), `«${refusal.rule}» is a rule of ${table}`);
  must(Object.hasOwn(clauses, refusal.clause), `${refusal.clause} is a clause`);
  const told = [...passed, refusal.rule, ...unreached];
  must(told.join() === names.join(), 'the verdict lists every rule once, in order');
}

const expected = new Set([200, 201, 204, 302, 303, 400, 401, 403, 404, 405, 413, 415, 429]);

function judgeStatus({ status }: HttpResponse, judgement: Judged | undefined): void {
  if (status === 503) {
    must(judgement?.refusal?.error === 'temporarily_unavailable', 'a rule chose the 503');
  } else must(expected.has(status), `the status ${status} is one that a rule can choose`);
}

const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const headerValue = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;
const repeatable = new Set(['set-cookie', 'www-authenticate']);

function judgeHead(response: HttpResponse): void {
  const names = response.headers.map(([name]) => name.toLowerCase());
  for (const [name, value] of response.headers) {
    must(headerName.test(name), `${JSON.stringify(name)} is a header name`);
    must(headerValue.test(value), `${JSON.stringify(value)} is plain text for the header ${name}`);
  }
  const once = names.filter((name) => !repeatable.has(name));
  must(new Set(once).size === once.length, 'no header is there twice');
  const length = Buffer.from(response.body, 'base64').length;
  const told = headerOf(response, 'content-length');
  must(told === undefined ? length === 0 : told === String(length), 'Content-Length is the length');
  const has = (name: string): boolean => names.includes(name);
  must(response.status !== 401 || has('www-authenticate'), 'a 401 comes with a challenge');
  must(response.status !== 405 || has('allow'), 'a 405 says what is allowed');
}

const inside = /node_modules|src-(main|shared)|\.ts:\d|\n\s+at |\/(home|tmp|root|work)\/|Error:/;

function judgeSecrecy(response: HttpResponse, secrets: readonly string[]): void {
  const text = wholeText(response);
  must(!inside.test(text), 'an answer tells nothing of how the provider is made');
  must(
    isPage(response) || response.status < 400 || !/<|\[object |NaN/.test(text),
    'a refusal holds no slip and no markup of a caller',
  );
  const told = secrets.find((secret) => text.includes(secret));
  must(told === undefined, `an answer holds no secret of another (${told})`);
}

/** A page takes along what the browser brought, and so says nothing new. */
function isRepeated(secret: string, request: HttpRequest, response: HttpResponse): boolean {
  if (!isPage(response) && response.status !== 302) return false;
  return request.target.includes(secret) || bodyText(request)?.includes(secret) === true;
}

function wholeText(response: HttpResponse): string {
  const head = response.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  return `${response.reason}\n${head}\n${bodyText(response)}`;
}

const errorText = /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/;
const errorMembers = new Set(['error', 'error_description', 'error_uri']);

function judgeRefusal(
  response: HttpResponse,
  judgement: Judged | undefined,
  endpoint: string,
): void {
  const refusal = judgement?.refusal;
  if (refusal !== undefined) return judgeTold(response, refusal);
  const isAllowed =
    // No endpoint was reached.
    (response.status === 405 && judgement === undefined) ||
    // A name that leads to nobody is no fault of the request: the page is shown once more.
    (isPage(response) && textOf(response).includes('There is nobody of that name'));
  must(isAllowed, `a ${response.status} of ${endpoint} has its refusal in the record`);
}

/** What the client is told is what the record says. */
function judgeTold(response: HttpResponse, refusal: Refusal): void {
  const type = headerOf(response, 'content-type') ?? '';
  if (type.startsWith('application/json')) judgeError(response, refusal);
  else if (isPage(response))
    must(textOf(response).includes(refusal.description), 'the page says why');
  else judgeChallenge(response, refusal);
}

function judgeChallenge(response: HttpResponse, refusal: Refusal): void {
  const challenge = headerOf(response, 'www-authenticate') ?? '';
  const named = /error="([^"]*)"/.exec(challenge)?.[1];
  must(named === undefined || named === refusal.error, 'the challenge names the refusal');
}

function judgeError(response: HttpResponse, refusal: Refusal): void {
  const body = jsonOf(response);
  const extra = Object.keys(body).filter((name) => !errorMembers.has(name));
  must(extra.length === 0, `an error holds no member of its own (${extra.join()})`);
  const { error, error_description: description } = body;
  must(error === refusal.error, `the error is the one in the record (${String(error)})`);
  must(description === refusal.description, 'the description is the one in the record');
  must(errorText.test(String(description)), 'the description is plain');
  must(headerOf(response, 'cache-control') === 'no-store', 'an error is not to be kept');
}

function judgeSuccess(
  response: HttpResponse,
  judgement: Judged | undefined,
  endpoint: string,
): void {
  if (response.status >= 300) return judgeReturn(response, judgement?.refusal?.error);
  must(judgement?.refusal === undefined, 'what was refused is not answered 200');
  if (response.body === '' || isPage(response)) return;
  const type = headerOf(response, 'content-type') ?? '';
  must(type === 'application/json', `what is answered is JSON, not ${type}`);
  const body = jsonOf(response);
  const extra = unknownMembers(endpoint, body);
  must(extra.length === 0, `${endpoint} answers with defined members only (${extra.join()})`);
  if (endpoint === 'jwks') judgeKeys(body['keys']);
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

function judgeKeys(keys: unknown): void {
  must(Array.isArray(keys) && keys.length > 0, 'a JWK Set holds keys');
  for (const key of Array.isArray(keys) ? keys : []) {
    const shown = Object.keys(Object(key)).filter((name) => privateMembers.includes(name));
    must(shown.length === 0, 'a published key is public');
  }
}

function textOf(response: HttpResponse): string {
  return bodyText(response) ?? '';
}

function jsonOf(response: HttpResponse): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(textOf(response));
  must(
    typeof value === 'object' && value !== null && !Array.isArray(value),
    'the body is an object',
  );
  return Object(value);
}
