/** What a device is told of a request, so that the person can see who asks and for what. */
import type { AuthenticationRequest } from '../kernel/provider/records.ts';
import type { Client } from '../protocol/setup/client-metadata.ts';
import type { User } from '../protocol/setup/user.ts';

type Asked = Omit<AuthenticationRequest, 'machine'>;

/** The prompt of a request that lives so long. */
export function promptOf(request: Asked, client: Client, user: User, expiresIn: number) {
  const { authReqId, scope, bindingMessage, acrValues, authorizationDetails, requestContext } =
    request;
  return {
    auth_req_id: authReqId,
    client_name: client.client_name ?? client.client_id,
    user_name: user.name,
    scope,
    ...(bindingMessage === null ? {} : { binding_message: bindingMessage }),
    ...(acrValues.length === 0 ? {} : { acr_values: acrValues }),
    ...(authorizationDetails === null ? {} : { authorization_details: authorizationDetails }),
    ...(requestContext === null ? {} : { request_context: requestContext }),
    expires_in: expiresIn,
  };
}
