/**
 * Requests as the client of a product writes them: at the product's own endpoints, under its own names
 * of parameters, and with its way to name somebody. All of it comes from the profile; nothing is sent.
 */
import { encodeBase64Text } from '../../protocol/encoding/base64-text.ts';
import { writeBasicCredentials } from '../../protocol/encoding/basic-credentials.ts';
import { writeForm } from '../../protocol/encoding/form.ts';
import type { HttpRequest } from '../../protocol/encoding/wire.ts';
import { cibaGrantType } from '../../protocol/metadata.ts';
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import { pathOf } from '../places.ts';
import { profiles } from '../profile-list.ts';

/** Parameters under the core's names; null leaves one out. */
export type CoreParameters = Readonly<Record<string, string | null>>;

/** A person as a request names them. */
interface NamedPerson {
  readonly sub: string;
  readonly username: string;
}

/** A login_hint that this product can read. */
export function hintFor({ profile, issuer }: RunSetup, { sub, username }: NamedPerson): string {
  return profiles[profile].loginHint === 'iss-sub'
    ? JSON.stringify({ format: 'iss_sub', iss: `${issuer}/`, sub })
    : username;
}

/** An authentication request with those parameters, which are given their names on the wire here. */
export function authenticationRequest(setup: RunSetup, parameters: CoreParameters): HttpRequest {
  const named = withoutNulls(parameters).map(
    ([name, value]) => [ownName(setup, name), value] as const,
  );
  return post(setup, pathOf(setup.profile, 'backchannelAuthentication'), named);
}

/** A poll for that request. */
export function tokenRequest(setup: RunSetup, authReqId: string): HttpRequest {
  const form = [
    ['grant_type', cibaGrantType],
    ['auth_req_id', authReqId],
  ] as const;
  return post(setup, pathOf(setup.profile, 'token'), form);
}

/** What the product calls the parameter that the core calls so. */
export function ownName({ profile }: Pick<RunSetup, 'profile'>, coreName: string): string {
  const names = Object.entries(profiles[profile].parameters ?? {});
  return names.find(([, meant]) => meant === coreName)?.[0] ?? coreName;
}

function withoutNulls(parameters: CoreParameters): readonly (readonly [string, string])[] {
  return Object.entries(parameters).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
}

/** A form of the set-up's first client, which authenticates by its secret in a header. */
function post(
  { clients: [client], issuer }: RunSetup,
  target: string,
  pairs: readonly (readonly [string, string])[],
): HttpRequest {
  const clientId = client?.client_id ?? '';
  const secret = client?.client_secret ?? '';
  return {
    kind: 'http.request',
    method: 'POST',
    target,
    headers: [
      ['Host', issuer.replace(/^https?:\/\//, '')],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Authorization', writeBasicCredentials({ clientId, secret })],
    ],
    body: encodeBase64Text(writeForm(pairs)),
  };
}
