/** What a device is told of a request, so that the person can see who asks and for what. */
import type { AuthenticationRequest } from '../kernel/provider/records.ts';
import type { Client } from '../protocol/setup/client-metadata.ts';
import type { User } from '../protocol/setup/user.ts';

type Asked = Omit<AuthenticationRequest, 'machine'>;

/** How long the request lives, and the contexts of which its client wants one. */
interface Told {
  readonly expiresIn: number;
  readonly contexts: readonly string[];
}

/** The prompt of a request. */
export function promptOf(request: Asked, client: Client, user: User, told: Told) {
  const { authReqId, scope, bindingMessage, authorizationDetails, requestContext } = request;
  const { expiresIn, contexts } = told;
  return {
    auth_req_id: authReqId,
    client_name: client.client_name ?? client.client_id,
    user_name: user.name,
    scope,
    ...(bindingMessage === null ? {} : { binding_message: bindingMessage }),
    ...(contexts.length === 0 ? {} : { acr_values: contexts }),
    ...(authorizationDetails === null ? {} : { authorization_details: authorizationDetails }),
    ...(requestContext === null ? {} : { request_context: requestContext }),
    expires_in: expiresIn,
  };
}
