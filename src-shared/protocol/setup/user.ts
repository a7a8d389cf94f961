/** A person that the provider knows: how a hint may name them, and which devices they hold. */
import { z } from 'zod';
import { personSetup } from './person.ts';

const text = z.string().min(1).max(500);

export const user = z.strictObject({
  sub: text.max(255),
  username: text,
  name: z.string().max(500),
  email: text.optional(),
  phone_number: text.optional(),
  user_code: text.optional(),
  /** Clients by whom this person does not want to be asked at all. */
  blocked_clients: z.array(text).max(100).readonly().optional(),
  claims: z.record(z.string(), z.json()).optional(),
  /** The names of their devices; the prompt reaches all of them, and one may decide. */
  devices: z.array(text).min(1).max(20).readonly(),
  disabled: z.boolean().optional(),
  /** How they act by themselves; left out, nobody acts but who clicks. */
  person: personSetup.optional(),
});

export type User = Readonly<z.infer<typeof user>>;
