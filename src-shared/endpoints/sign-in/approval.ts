/**
 * The approval page of a product as a browser gets it over HTTP: whoever has the link logs in, and
 * agrees or refuses. There are no sessions, so every form says again who it is from.
 */
import { mapGet } from '../../kernel/collections/persistent-map.ts';
import type { Draft } from '../../kernel/draft.ts';
import { personOfHint, personOfSub } from '../../kernel/provider/people.ts';
import type { AuthenticationRequest } from '../../kernel/provider/records.ts';
import { wantedContexts } from '../../kernel/provider/wanted-contexts.ts';
import { profiles } from '../../profiles/profile-list.ts';
import { strongestOf } from '../../protocol/authentication-context.ts';
import type { HttpResponse } from '../../protocol/encoding/wire.ts';
import { parametersOf } from '../../protocol/rules/sign-in/authorization-call.ts';
import type { Party } from '../../trace/party.ts';
import { gone, linked, reasonToRefuse } from '../approval-link.ts';
import { decide } from '../device-decision.ts';
import type { ProviderCall } from '../surroundings.ts';
import { consentPage, donePage, logInPage, refusedPage } from './approval-pages.ts';

const mostPeople = 12;

/** Shows the page that comes next, or carries out what was chosen on the last one. */
export function answerApproval(draft: Draft, { request, exchange }: ProviderCall) {
  const values = parametersOf(request)?.values ?? new Map<string, string>();
  const key = keyIn(draft, values);
  const link = linked(draft, key[1]);
  if (link === undefined) return { response: refusedPage(400, gone) };
  // Only a form that was sent says who somebody is; an address may have been written by anybody.
  const said = request.method === 'POST' ? values : new Map<string, string>();
  const choice = { person: said.get('person'), decision: said.get('decision') };
  const action = request.target.split('?')[0] ?? '';
  const response = nextPage(draft, { ...link, ...choice, key, exchange, action });
  return { response, about: link.held.authReqId };
}

/** The parameter that names the request, and its value. */
function keyIn({ setup }: Draft, values: ReadonlyMap<string, string>) {
  const { parameter = 'ticket' } = profiles[setup.profile].approvalLink ?? {};
  return [parameter, values.get(parameter) ?? ''] as const;
}

interface Asked {
  readonly held: AuthenticationRequest;
  readonly device: Party;
  /** Who says that it is them; undefined before anybody logged in. */
  readonly person: string | undefined;
  readonly decision: string | undefined;
  readonly key: readonly [string, string];
  readonly action: string;
  readonly exchange: string;
}

function nextPage(draft: Draft, asked: Asked): HttpResponse {
  const { held, person, key, action } = asked;
  const user = person === undefined ? undefined : personOfHint(draft, person);
  const owner = personOfSub(draft, held.sub);
  const reason = reasonToRefuse(draft, held, user?.username ?? owner?.username);
  if (reason !== undefined) return refusedPage(reason === gone ? 400 : 403, reason);
  const clientName = nameOfClient(draft, held);
  if (user === undefined) {
    const known = draft.setup.users.flatMap(({ sub }) => personOfSub(draft, sub) ?? []);
    const people = known.slice(0, mostPeople);
    return logInPage({ key, action, clientName, people, unknown: person });
  }
  const fault = carryOut(draft, asked);
  if (fault === 'approve' || fault === 'deny') return donePage(fault, clientName);
  const { scope, bindingMessage } = held;
  return consentPage({ key, action, clientName, user, scope, bindingMessage, fault });
}

/** What was decided; or why it does not count, if anything was said at all. */
function carryOut(draft: Draft, { held, device, decision, exchange }: Asked): string | undefined {
  if (decision !== 'approve' && decision !== 'deny') return undefined;
  const { authReqId } = held;
  const reached = decision === 'approve' ? pageContext(draft, held) : {};
  const made = { authReqId, decision, sentBy: device, device, exchange, ...reached };
  const refusal = decide(draft, made);
  return refusal === undefined ? decision : refusal.description;
}

/** A page that asks for no more than a press says so, where devices say what they reached. */
function pageContext({ setup }: Draft, held: AuthenticationRequest): { readonly acr?: string } {
  const isAsked = wantedContexts({ setup }, held).length > 0;
  const acr = strongestOf(setup.provider.acr_values_supported, ['press']);
  return setup.deviceContexts === 'reported' && isAsked && acr !== undefined ? { acr } : {};
}

function nameOfClient(draft: Draft, { clientId }: AuthenticationRequest): string {
  return mapGet(draft.clients, clientId)?.client_name ?? clientId;
}
