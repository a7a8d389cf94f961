/** What a trainer asks of the people in a run. */
import { z } from 'zod';
import { personSetup } from '../protocol/setup/person.ts';

/** From now on that person acts like this, also on what is on their devices already. */
export const personChanged = z.strictObject({
  kind: z.literal('person.changed'),
  run: z.string().min(1).max(64),
  sub: z.string().min(1).max(255),
  person: personSetup,
});
