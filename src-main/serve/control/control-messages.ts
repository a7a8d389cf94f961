/**
 * What the control listener says and is told, as one definition: the check, the types and the JSON
 * Schema that `schema control` prints. Times are whole seconds since 1970, as in a token.
 */
import { z } from 'zod';

export const requestState = z.enum([
  'pending',
  'approved',
  'denied',
  'failed',
  'expired',
  'redeemed',
]);

const controlRequest = z.strictObject({
  auth_req_id: z.string(),
  client_id: z.string(),
  sub: z.string(),
  binding_message: z.string().nullable(),
  scope: z.string(),
  state: requestState.describe('approved: tokens are due; redeemed: they were given out.'),
  expires_at: z.int().describe('Seconds since 1970.'),
});

const requestList = z.strictObject({ requests: z.array(controlRequest) });

const controlLetter = z.strictObject({
  channel: z.enum(['email', 'sms']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  link: z.string().describe('The address of the page on which the person decides.'),
});

export const decisionBody = z.strictObject({
  decision: z
    .enum(['approve', 'deny', 'fail'])
    .describe('fail is transaction_failed in push mode and access_denied otherwise.'),
  device: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The device it is decided on; left out, the first that was asked.'),
  scope: z
    .string()
    .max(1000)
    .optional()
    .describe('What is granted; left out, all that was asked for.'),
  acr: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The authentication context that was reached.'),
});

const decided = z.strictObject({ auth_req_id: z.string(), state: requestState });

const rotatedKeys = z.strictObject({
  keys: z
    .array(z.strictObject({ kid: z.string(), alg: z.string() }))
    .describe('The keys that sign from now on.'),
});

const runList = z.strictObject({
  runs: z.array(
    z.strictObject({
      run: z.string(),
      file: z.string(),
      bytes: z.int(),
      current: z.boolean().describe('True for the run in service.'),
    }),
  ),
});

const refusal = z.strictObject({
  error: z.enum([
    'unauthorized',
    'malformed',
    'unknown',
    'already_settled',
    'forbidden',
    'refused',
  ]),
  message: z.string().describe('One sentence for a person.'),
});

/** The whole listener: what is sent to each address and what comes back. */
export const control = z.strictObject({
  'GET /requests': z.strictObject({ answer: requestList }),
  'POST /requests/{auth_req_id}/decision': z
    .strictObject({ body: decisionBody, answer: decided })
    .describe('200; 400 malformed, 401 token, 404 unknown, 409 already settled.'),
  'GET /letters?auth_req_id': z
    .strictObject({ answer: z.strictObject({ letters: z.array(controlLetter) }) })
    .describe('The messages with a link that went out for that request, in their order.'),
  'POST /keys/rotate': z
    .strictObject({ answer: rotatedKeys })
    .describe(
      '200: one more key of every algorithm signs from now on; the older ones stay published. 409 when they could not be changed.',
    ),
  'GET /trace?run&from': z
    .strictObject({})
    .describe(
      'One entry a line (application/x-ndjson), up to now; «schema trace» describes an entry. Without run, the run in service; without from, from its beginning.',
    ),
  'GET /diagram?auth_req_id': z
    .strictObject({})
    .describe('The sequence diagram of one request as Mermaid text; 404 for an unknown one.'),
  'GET /runs': z.strictObject({ answer: runList }).describe('All runs, the oldest first.'),
  'GET or POST /approve?auth_req_id&action&token': z
    .strictObject({
      query: z.strictObject({
        auth_req_id: z.string(),
        action: z.enum(['allow', 'deny']),
        token: z.string(),
      }),
      answer: decided,
    })
    .describe('For unattended approval; here the token stands in the query.'),
  refusal: refusal.describe('What every other status carries.'),
});

export type RequestState = z.infer<typeof requestState>;
export type ControlRequest = z.infer<typeof controlRequest>;
export type ControlLetter = z.infer<typeof controlLetter>;
export type DecisionBody = z.infer<typeof decisionBody>;
export type RotatedKeys = z.infer<typeof rotatedKeys>;
export type RunList = z.infer<typeof runList>;
export type ControlRefusal = z.infer<typeof refusal>;
