/**
 * What the FAPI profiles add to a backchannel request. They stand in the core under their names, and
 * a profile puts them into its tables.
 */
import { passed, type Rule, refuse } from '../rule.ts';
import { type BackchannelCall, jsonOf } from './backchannel-call.ts';

export const fapiRules: readonly Rule<BackchannelCall>[] = [
  {
    name: 'has a context of its own',
    clause: 'fapi-ciba-id1-5.2.2',
    teaching: 'A person must be able to tell this request from any other running at the same time.',
    check: (call) =>
      call.parameters.has('binding_message') ||
      ['authorization_details', 'request_context'].some((name) => holdsSomething(call, name))
        ? passed
        : refuse('invalid_request', 'Send binding_message, or authorization_details.'),
  },
  {
    name: 'request lives an hour at most',
    clause: 'fapi-ciba-id1-5.2.2',
    teaching:
      'Between nbf and exp lies at most an hour, so that an old signature is worth nothing.',
    check: ({ request, settings }) => {
      const longest = settings.request_object_max_seconds;
      if (request === undefined || longest === 0) return passed;
      const life = Number(request.fact?.claims['exp']) - Number(request.fact?.claims['nbf']);
      return life > 0 && life <= longest
        ? passed
        : refuse('invalid_request', `exp of request must lie within ${longest} s after nbf.`);
    },
  },
];

/** An empty list or object tells nobody anything; what is malformed is for its own rule to refuse. */
function holdsSomething(call: BackchannelCall, name: string): boolean {
  if (!call.parameters.has(name)) return false;
  const value = jsonOf(call, name);
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}
