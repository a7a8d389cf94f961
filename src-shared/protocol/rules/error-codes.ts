/**
 * Every error code that this provider can put on the wire, with its HTTP status and the sentence
 * a student reads. A code exists here or nowhere: rules refer to these keys.
 */
interface ErrorCodeFacts {
  readonly status: number;
  readonly meaning: string;
}

export const errorCodes = {
  invalid_request: {
    status: 400,
    meaning: 'A parameter is missing, repeated or malformed; the same request will never succeed.',
  },
  invalid_scope: {
    status: 400,
    meaning: 'The scope is unknown, malformed or more than this client may ask for.',
  },
  invalid_client: {
    status: 401,
    meaning: 'The provider could not establish which client is calling.',
  },
  unauthorized_client: {
    status: 400,
    meaning: 'The client is known, but it is not registered for this grant.',
  },
  unknown_user_id: {
    status: 400,
    meaning: 'The hint does not lead to a user that the provider knows.',
  },
  invalid_binding_message: {
    status: 400,
    meaning: 'The binding message cannot be shown safely or completely on the device.',
  },
  unsupported_grant_type: {
    status: 400,
    meaning: 'The token endpoint does not serve this grant type.',
  },
  invalid_grant: {
    status: 400,
    meaning: 'The auth_req_id is unknown, already used, or belongs to another client.',
  },
  authorization_pending: {
    status: 400,
    meaning: 'The person has not decided yet; wait for the interval and ask again.',
  },
  slow_down: {
    status: 400,
    meaning: 'The client asked before its interval was over; the interval grows by five seconds.',
  },
  expired_token: {
    status: 400,
    meaning: 'The auth_req_id outlived its expires_in; start a new authentication request.',
  },
  access_denied: {
    status: 400,
    meaning: 'The person said no on the authentication device.',
  },
} as const satisfies Record<string, ErrorCodeFacts>;

export type ErrorCode = keyof typeof errorCodes;
