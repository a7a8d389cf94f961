/**
 * Which errors each endpoint can answer by its rules, and with which status, so that an error of
 * somebody's choice can be told apart from one that no honest provider would send. The rules hold
 * their errors in their checks; that this list says the same is a test over every case they refuse.
 */
import { type ErrorCode, errorCodes } from './error-codes.ts';

const atTokenEndpoint = [
  'access_denied',
  'authorization_pending',
  'expired_token',
  'invalid_client',
  'invalid_dpop_proof',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'slow_down',
  'unauthorized_client',
  'unsupported_grant_type',
  'use_dpop_nonce',
] as const;

const endpointErrors: Readonly<Record<string, readonly ErrorCode[]>> = {
  'backchannel-authentication': [
    'access_denied',
    'expired_login_hint_token',
    'invalid_authorization_details',
    'invalid_binding_message',
    'invalid_client',
    'invalid_dpop_proof',
    'invalid_request',
    'invalid_scope',
    'invalid_target',
    'invalid_user_code',
    'missing_user_code',
    'request_not_supported',
    'request_uri_not_supported',
    'temporarily_unavailable',
    'unauthorized_client',
    'unknown_user_id',
    'use_dpop_nonce',
  ],
  token: atTokenEndpoint,
  introspection: ['invalid_client', 'invalid_request'],
  revocation: ['invalid_client', 'invalid_grant', 'invalid_request'],
  userinfo: [
    'insufficient_scope',
    'invalid_dpop_proof',
    'invalid_request',
    'invalid_token',
    'use_dpop_nonce',
  ],
  registration: ['invalid_client_metadata', 'invalid_redirect_uri'],
  'client-configuration': ['invalid_client_metadata', 'invalid_token'],
};

/** Where an endpoint answers a code with another status than usual. */
const specialStatuses: Readonly<Record<string, readonly number[]>> = {
  'backchannel-authentication access_denied': [403, 429],
  'backchannel-authentication temporarily_unavailable': [503, 429],
  'userinfo invalid_dpop_proof': [401],
  'userinfo use_dpop_nonce': [401],
};

/** The errors that an honest endpoint of that name may answer, with each status that they have. */
export function legalErrorsOf(
  endpoint: string,
): readonly { readonly error: ErrorCode; readonly status: number }[] {
  const codes = endpointErrors[endpoint] ?? [];
  return codes.flatMap((error) => {
    const statuses = specialStatuses[`${endpoint} ${error}`] ?? [errorCodes[error].status];
    return statuses.map((status) => ({ error, status }));
  });
}

/** Whether an honest endpoint of that name may answer this error with this status. */
export function isErrorOf(endpoint: string, error: string, status: number): boolean {
  return legalErrorsOf(endpoint).some((legal) => legal.error === error && legal.status === status);
}
