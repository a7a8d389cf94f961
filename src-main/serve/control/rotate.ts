/** New signing keys for the service, as the control listener tells of them. */
import { signsNow } from '#shared/projections/provider-keys.ts';
import type { ServiceRun } from '../run-in-service.ts';
import type { RotatedKeys } from './control-messages.ts';

/** Rotates the keys; answers those that sign from then on, or why there are none. */
export async function rotate({
  open,
  rotateKeys,
}: Pick<ServiceRun, 'open' | 'rotateKeys'>): Promise<RotatedKeys['keys'] | string> {
  const outcome = await rotateKeys();
  if (outcome.kind === 'refused') return outcome.sentence;
  const published = open.world().keys.map(({ kid, alg }) => ({ kid, alg, since: 0 }));
  return published
    .filter((key) => signsNow({ published }, key))
    .map(({ kid, alg }) => ({ kid, alg }));
}
