/**
 * The few parts of oidc-provider that benchmark and tests touch; the package brings no types.
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

  export namespace errors {
    class AccessDenied extends Error {}
  }

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: {
      accountId: string;
      clientId: string;
    }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    backchannelResult(
      request: BackchannelAuthenticationRequest,
      result: Grant | errors.AccessDenied,
    ): Promise<void>;
  }
}
