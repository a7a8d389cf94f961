/** What every management API asks first: the token of that API, and the right one. */
import { equalInConstantTime } from '../../encoding/basic-credentials.ts';
import type { ProviderSettings } from '../../setup/provider-settings.ts';
import { passed, type Rule, refuse } from '../rule.ts';

export interface ManagedCall {
  readonly settings: ProviderSettings;
  readonly token: string | undefined;
  /** The body, if it is a JSON object. */
  readonly update: unknown;
}

export const managementTokenRules: readonly Rule<ManagedCall>[] = [
  {
    name: 'carries a management token',
    clause: 'rfc6750-2',
    teaching: 'The management API is a protected resource like any other: it wants a bearer token.',
    check: ({ token }) =>
      token === undefined ? refuse('invalid_token', 'Missing authentication') : passed,
  },
  {
    name: 'management token is good',
    clause: 'rfc6750-3.1',
    teaching:
      'Whoever holds this token administers every client, so no other token opens the door.',
    check: ({ token = '', settings: { management_token: held = '' } }) =>
      held !== '' && equalInConstantTime(held, token)
        ? passed
        : refuse('invalid_token', 'Invalid token'),
  },
];

/** A fault of a body without quotation marks, which no description may hold. */
export function shownFault({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): string {
  const where = path.length === 0 ? '' : ` (${path.join('.')})`;
  return `${message}${where}`.replaceAll(/["\\]/g, '');
}
