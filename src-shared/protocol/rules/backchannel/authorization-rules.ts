/**
 * What is asked of authorization_details (RFC 9396) and resource (RFC 8707): what the client wants to
 * do beyond a scope, which the person will be shown in full.
 */
import type { Json, JsonObject } from '../../token-recipe.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import { type BackchannelCall, jsonOf } from './backchannel-call.ts';

const mostDetails = 20;
const commonArrays = ['locations', 'actions', 'datatypes', 'privileges'];

/** The authorization details of a request that passed the rules. */
export function detailsOf(call: BackchannelCall): readonly JsonObject[] | null {
  const value = jsonOf(call, 'authorization_details');
  return Array.isArray(value) ? (value as readonly JsonObject[]) : null;
}

/** Every resource that the request names. */
export function resourcesOf({ request, form, parameters }: BackchannelCall): readonly string[] {
  if (request === undefined) {
    const sent = (form?.pairs ?? [])
      .filter(([name]) => name === 'resource')
      .map(([, value]) => value);
    // A product may have another name for it.
    const meant = parameters.get('resource');
    return sent.length === 0 && typeof meant === 'string' ? [meant] : sent;
  }
  const value = parameters.get('resource');
  if (value === undefined) return [];
  const several: readonly Json[] = Array.isArray(value) ? value : [value];
  // What is no text is no address either, and the rule refuses it.
  return several.map((one) => (typeof one === 'string' ? one : ''));
}

function has(call: BackchannelCall): boolean {
  return call.parameters.has('authorization_details');
}

function refuseDetails(sentence: string) {
  return refuse('invalid_authorization_details', sentence);
}

export const authorizationRules: readonly Rule<BackchannelCall>[] = [
  {
    name: 'authorization_details is a list of typed objects',
    clause: 'rfc9396-2',
    teaching: 'Each object says by its type what it means; the list is JSON, not a string of it.',
    check: (call) => {
      if (!has(call)) return passed;
      const details = jsonOf(call, 'authorization_details');
      const isTyped = (one: Json): boolean => typeOf(one) !== '';
      return Array.isArray(details) && details.length <= mostDetails && details.every(isTyped)
        ? passed
        : refuseDetails('authorization_details must be a JSON array of objects with a type.');
    },
  },
  {
    name: 'authorization_details are of known types',
    clause: 'rfc9396-5',
    teaching: 'What the provider does not know it cannot explain to the person, so it refuses.',
    check: (call) => {
      const known = new Map(call.settings.authorization_details_types.map((type) => entryOf(type)));
      return (detailsOf(call) ?? []).every((one) => known.has(typeOf(one)))
        ? passed
        : refuseDetails('authorization_details holds a type that this provider does not know.');
    },
  },
  {
    name: 'authorization_details are of types the client may use',
    clause: 'rfc9396-10',
    teaching: 'A client registers the types it will ask for, as it registers its scopes.',
    check: (call) => {
      const allowed = call.client?.authorization_details_types;
      return allowed === undefined ||
        (detailsOf(call) ?? []).every((one) => allowed.includes(typeOf(one)))
        ? passed
        : refuseDetails('authorization_details holds a type that this client did not register.');
    },
  },
  {
    name: 'authorization_details hold their fields',
    clause: 'rfc9396-5',
    teaching: 'A payment without an amount cannot be agreed to: what a type demands must be there.',
    check: (call) => {
      const known = new Map(call.settings.authorization_details_types.map((type) => entryOf(type)));
      const isComplete = (one: JsonObject): boolean =>
        Object.entries(known.get(typeOf(one)) ?? {}).every(([name, type]) =>
          isOfType(one[name], type),
        ) && commonArrays.every((name) => one[name] === undefined || isTexts(one[name]));
      return (detailsOf(call) ?? []).every(isComplete)
        ? passed
        : refuseDetails('authorization_details lacks a field, or a field has the wrong type.');
    },
  },
  {
    name: 'resource names a known API',
    clause: 'rfc8707-2',
    teaching: 'A token is made for an audience; an address that is none of ours gets no token.',
    check: (call) => {
      const known = call.settings.resources;
      const isKnown = (uri: string): boolean =>
        /^[a-z][a-z0-9+.-]*:[^\s#]+$/i.test(uri) && (known.length === 0 || known.includes(uri));
      return resourcesOf(call).every(isKnown)
        ? passed
        : refuse('invalid_target', 'resource is no absolute URI that this provider serves.');
    },
  },
];

type TypeSetting = BackchannelCall['settings']['authorization_details_types'][number];

function entryOf(type: TypeSetting): [string, Readonly<Record<string, string>>] {
  return typeof type === 'string' ? [type, {}] : [type.type, type.fields];
}

/** The type that an object names, or nothing. */
function typeOf(detail: Json | JsonObject): string {
  const isObject = typeof detail === 'object' && detail !== null && !Array.isArray(detail);
  const type = isObject ? (detail as JsonObject)['type'] : undefined;
  return typeof type === 'string' ? type : '';
}

function isTexts(value: Json | undefined): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isOfType(value: Json | undefined, type: string): boolean {
  if (value === undefined || value === null) return false;
  return type === (Array.isArray(value) ? 'array' : typeof value);
}
