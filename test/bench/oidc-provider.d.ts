/**
 * The few parts of oidc-provider that the benchmark touches; the package brings no types.
 */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface BackchannelAuthenticationRequest {
    readonly jti: string;
  }

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: {
      accountId: string;
      clientId: string;
    }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    backchannelResult(request: BackchannelAuthenticationRequest, grant: Grant): Promise<void>;
  }
}
