/**
 * Which authentication contexts a request wants, and which one an approval counts as: what its
 * device says, or what was asked for where a device says nothing.
 */
import { essentialContexts } from '../../protocol/authentication-context.ts';
import type { World } from '../world.ts';
import type { AuthenticationRequest } from './records.ts';

type Asking = Pick<AuthenticationRequest, 'acrValues' | 'claims'>;
type Setup = Pick<World, 'setup'>;

/** Those without which it may not be approved, if its claims name any; otherwise its acr_values. */
export function wantedContexts(world: Setup, request: Asking): readonly string[] {
  const essential = essentialOf(world, request);
  return essential.length === 0 ? request.acrValues : essential;
}

/** Contexts that nobody asked for and that count all the same, because acr_values is but a wish. */
export function weakerContexts(world: Setup, request: Asking): readonly string[] {
  const { accept_weaker_acr: takesWeaker, acr_values_supported: known } = world.setup.provider;
  return takesWeaker === true && essentialOf(world, request).length === 0 ? known : [];
}

/** What counts as reached; null where the provider knows no context. */
export function countedContext(world: Setup, request: Asking, said: unknown): string | null {
  if (typeof said === 'string') return said;
  const known = world.setup.provider.acr_values_supported;
  return wantedContexts(world, request).find((one) => known.includes(one)) ?? known[0] ?? null;
}

/** What is judged: silence about an essential context is judged by what it would count as. */
export function judgedContext(world: Setup, request: Asking, said: unknown): unknown {
  const isEssential = essentialOf(world, request).length > 0;
  return said === undefined && isEssential ? countedContext(world, request, said) : said;
}

/** Runs that were recorded before devices said what they reached knew nothing of these. */
function essentialOf({ setup }: Setup, { claims }: Asking): readonly string[] {
  return setup.deviceContexts === 'reported' ? essentialContexts(claims) : [];
}
