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
  expired_login_hint_token: {
    status: 400,
    meaning: 'The login_hint_token was good once; get a fresh one from its issuer.',
  },
  missing_user_code: {
    status: 400,
    meaning: 'This person has a user code; ask for it and send the request again.',
  },
  invalid_user_code: {
    status: 400,
    meaning: 'The user code is wrong; after a few wrong ones the person is locked for a while.',
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
    meaning: 'The person said no on the authentication device, or was not even to be asked.',
  },
  transaction_failed: {
    status: 400,
    meaning: 'Something broke after the request was accepted; only a push can say so.',
  },
  request_not_supported: {
    status: 400,
    meaning: 'This provider takes no signed requests.',
  },
  request_uri_not_supported: {
    status: 400,
    meaning: 'This provider does not fetch requests from an address.',
  },
  invalid_request_object: {
    status: 400,
    meaning: 'The signed request cannot be taken: its times or its content are wrong.',
  },
  invalid_authorization_details: {
    status: 400,
    meaning: 'The authorization details are malformed, unknown here, or not for this client.',
  },
  invalid_target: {
    status: 400,
    meaning: 'The resource is not one that this provider makes tokens for.',
  },
  invalid_dpop_proof: {
    status: 400,
    meaning: 'The DPoP proof is missing, malformed, stale or made for another call.',
  },
  use_dpop_nonce: {
    status: 400,
    meaning: 'Repeat the call with a proof that holds the nonce from DPoP-Nonce.',
  },
  invalid_token: {
    status: 401,
    meaning: 'The access token is unknown, expired, revoked or bound to another key.',
  },
  insufficient_scope: {
    status: 403,
    meaning: 'The access token is good, but not for this.',
  },
  invalid_client_metadata: {
    status: 400,
    meaning: 'A value of the client metadata is missing, malformed or not on offer here.',
  },
  invalid_redirect_uri: {
    status: 400,
    meaning: 'A redirect URI of the client metadata cannot be used.',
  },
  unsupported_response_type: {
    status: 400,
    meaning: 'The first sign-in gives out codes and nothing else.',
  },
  login_required: {
    status: 400,
    meaning: 'The client wanted no page to be shown, but the person has to sign in.',
  },
  server_error: {
    status: 500,
    meaning: 'Something behind the provider failed; a product says so where CIBA has no word.',
  },
  temporarily_unavailable: {
    status: 503,
    meaning: 'The provider has too much to do for this client or person; wait and try again.',
  },
} as const satisfies Record<string, ErrorCodeFacts>;

export type ErrorCode = keyof typeof errorCodes;
