/**
 * What a sign-in may ask for beyond a login hint, a scope and a binding message: the parameters of
 * CIBA Core §7.1 and of what extends it, by their names on the wire. The shape only; nothing is
 * judged here, so that a person may send what a provider ought to refuse.
 */
import { z } from 'zod';

export const hintKinds = ['login_hint', 'login_hint_token', 'id_token_hint'] as const;

const text = z.string().max(4000);
const object = z.record(z.string(), z.json());

export const signInRequest = z.strictObject({
  /** Takes the place of the plain login hint. */
  hint: z.strictObject({ kind: z.enum(hintKinds), value: z.string().max(16_000) }).optional(),
  acr_values: text.optional(),
  requested_expiry: z.int().optional(),
  user_code: z.string().max(200).optional(),
  authorization_details: z.array(object).max(50).optional(),
  request_context: object.optional(),
  resource: z.array(text).max(20).optional(),
  claims: object.optional(),
  ui_locales: text.optional(),
  /** Asgardeo: which of its channels the link is to go by. */
  notification_channel: z.string().max(200).optional(),
});
