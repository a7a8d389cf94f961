/** The refusals of authorization_details (RFC 9396) and resource (RFC 8707). */

import { paths } from '#shared/protocol/metadata.ts';
import { castSetup, signingTill } from '../clients/cast.ts';
import { signed } from '../clients/signed-request.ts';
import { formPost } from '../core/outside-request.ts';
import { buildClient } from '../core/setup.ts';
import { type BackchannelFault, backchannelCases } from './backchannel-fault.ts';

const payment = {
  type: 'payment',
  fields: { amount: 'number', payee: 'string', urgent: 'boolean', parts: 'array', from: 'object' },
} as const;

/** The types that the provider knows in these cases: one with fields, one without. */
export const knownTypes = { authorization_details_types: [payment, 'account'] };

export const goodPayment = {
  type: 'payment',
  amount: 12.5,
  payee: 'Corner Shop',
  urgent: false,
  parts: [],
  from: { iban: 'XX00' },
};

const rules = {
  typed: {
    rule: 'authorization_details is a list of typed objects',
    clause: 'rfc9396-2',
    error: 'invalid_authorization_details',
  },
  known: {
    rule: 'authorization_details are of known types',
    clause: 'rfc9396-5',
    error: 'invalid_authorization_details',
  },
  allowed: {
    rule: 'authorization_details are of types the client may use',
    clause: 'rfc9396-10',
    error: 'invalid_authorization_details',
  },
  complete: {
    rule: 'authorization_details hold their fields',
    clause: 'rfc9396-5',
    error: 'invalid_authorization_details',
  },
  resource: { rule: 'resource names a known API', clause: 'rfc8707-2', error: 'invalid_target' },
} as const;

function fault(
  rule: Exclude<keyof typeof rules, 'resource'>,
  title: string,
  details: unknown,
): BackchannelFault {
  const authorization_details = typeof details === 'string' ? details : JSON.stringify(details);
  return { ...rules[rule], title, changes: { authorization_details }, provider: knownTypes };
}

const malformed = [
  'garbage',
  '',
  '{}',
  '{"type":"payment"}',
  '7',
  'null',
  '"[]"',
  '[{"type":"account"}',
];

/** A payment with one field otherwise; undefined leaves it out. */
function paymentWith(changes: Record<string, unknown>) {
  return [{ type: 'account' }, { ...goodPayment, ...changes }];
}

const bookkeeper = buildClient('bookkeeper', { authorization_details_types: ['account'] });
const cast = castSetup({ provider: knownTypes });

const detailFaults: readonly BackchannelFault[] = [
  ...malformed.map((text) =>
    fault('typed', `authorization_details that are no JSON array, «${text}» (R-111)`, text),
  ),
  ...[[7], [null], [[]], [{}], [{ type: 7 }], [{ amount: 1 }], ['payment']].map((details) =>
    fault('typed', `authorization_details of ${JSON.stringify(details)} (R-111)`, details),
  ),
  fault('typed', 'more authorization_details than anybody reads', Array(21).fill(goodPayment)),
  fault('known', 'authorization_details of an unknown type (R-111)', [{ type: 'loan' }]),
  fault('known', 'one unknown type among known ones (R-111)', [goodPayment, { type: 'loan' }]),
  fault('known', 'a type that JavaScript objects have (R-111)', [{ type: 'constructor' }]),
  {
    ...fault('allowed', 'a type that this client did not register (R-112)', [goodPayment]),
    outside: { client: bookkeeper },
    options: { setup: { ...cast, clients: [...cast.clients, bookkeeper] } },
  },
  ...Object.keys(payment.fields).map((name) =>
    fault('complete', `a payment without its ${name} (R-111)`, paymentWith({ [name]: undefined })),
  ),
  ...Object.keys(payment.fields).map((name) =>
    fault('complete', `a payment whose ${name} is null (R-111)`, paymentWith({ [name]: null })),
  ),
  ...[{ amount: '12.5' }, { payee: 7 }, { urgent: 'no' }, { parts: {} }, { from: [] }].map(
    (wrong) =>
      fault('complete', `a payment with ${JSON.stringify(wrong)} (R-111)`, paymentWith(wrong)),
  ),
  ...['locations', 'actions', 'datatypes', 'privileges'].flatMap((name) =>
    ['read', [7]].map((value) =>
      fault('complete', `${name} that are ${JSON.stringify(value)} (R-111)`, [
        { type: 'account', [name]: value },
      ]),
    ),
  ),
  {
    ...rules.typed,
    title: 'authorization_details as a string inside a signed request (R-156)',
    changes: signed(signingTill, {
      claims: { authorization_details: JSON.stringify([goodPayment]) },
    }),
    outside: { client: signingTill },
    provider: knownTypes,
  },
];

const resources = { resources: ['https://api.example/pay', 'https://api.example/read'] };

const resourceFaults: readonly BackchannelFault[] = [
  ...[
    'https://api.example/other',
    'https://api.example/pay/',
    'pay',
    '',
    'https://api.example/pay#x',
  ].map(
    (resource): BackchannelFault => ({
      ...rules.resource,
      title: `the unknown resource «${resource}» (R-113)`,
      changes: { resource },
      provider: resources,
    }),
  ),
  ...['pay', '/pay', '', 'https://a.example/#x', 'https://a b.example'].map(
    (resource): BackchannelFault => ({
      ...rules.resource,
      title: `the resource «${resource}», which is no absolute URI`,
      changes: { resource },
    }),
  ),
  {
    ...rules.resource,
    title: 'one unknown resource among known ones (R-113)',
    options: { setup: castSetup({ provider: resources }) },
    act: (simulation) => {
      const named = [...resources.resources, 'https://x.example'];
      const pairs = [
        ['scope', 'openid'],
        ['login_hint', 'alice'],
        ...named.map((uri) => ['resource', uri] as const),
      ] as const;
      return simulation.ask(formPost(paths.backchannelAuthentication, pairs));
    },
  },
  ...[7, null, {}, ['https://api.example/pay', 7]].map(
    (resource): BackchannelFault => ({
      ...rules.resource,
      title: `the resource ${JSON.stringify(resource)} inside a signed request (R-155)`,
      changes: signed(signingTill, { claims: { resource } }),
      outside: { client: signingTill },
    }),
  ),
];

export const authorizationRefusals = backchannelCases([...detailFaults, ...resourceFaults]);
