/**
 * The endpoints by name, as a person would say them: those of a provider by their path, and the
 * one of a client, where a provider notifies it.
 */
import { placeAnywhere } from '../../profiles/places.ts';
import { type PlaceName, paths } from '../../protocol/metadata.ts';

export const endpointNames = [
  'backchannel-authentication',
  'token',
  'notification',
  'discovery',
  'jwks',
  'authorization',
  'userinfo',
  'introspection',
  'revocation',
  'registration',
  'client-configuration',
] as const;

export type EndpointName = (typeof endpointNames)[number];

const names: Readonly<Record<PlaceName, EndpointName>> = {
  discovery: 'discovery',
  serverMetadata: 'discovery',
  jwks: 'jwks',
  backchannelAuthentication: 'backchannel-authentication',
  token: 'token',
  authorization: 'authorization',
  userinfo: 'userinfo',
  introspection: 'introspection',
  revocation: 'revocation',
  registration: 'registration',
};

/** The endpoint of a provider at that target, or undefined for what is none. */
export function endpointAt(target: string): EndpointName | undefined {
  const path = pathOf(target);
  const known = placeAnywhere(path);
  if (known !== undefined) return names[known];
  if (path.startsWith(`${paths.registration}/`)) return 'client-configuration';
  // An issuer with a path of its own has it before the well-known one.
  return path.endsWith(paths.discovery) ? 'discovery' : undefined;
}

/** The path of a target, without its query. */
export function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
}

/** Which endpoint a member of a discovery document gives the address of. */
export const endpointMembers = [
  ['backchannel_authentication_endpoint', 'backchannel-authentication'],
  ['token_endpoint', 'token'],
  ['jwks_uri', 'jwks'],
  ['authorization_endpoint', 'authorization'],
  ['userinfo_endpoint', 'userinfo'],
  ['introspection_endpoint', 'introspection'],
  ['revocation_endpoint', 'revocation'],
  ['registration_endpoint', 'registration'],
] as const satisfies readonly (readonly [string, EndpointName])[];
