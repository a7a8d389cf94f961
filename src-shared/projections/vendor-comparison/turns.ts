/**
 * What is tried out with every product that is compared: one request to its end, its wrong turns, and
 * requests of other kinds. Each is an exchange of that name in the record.
 */
export const turns = [
  'asked',
  'polled pending',
  'polled too soon',
  'polled after the yes',
  'polled once more',
  'polled after the no',
  'polled after the end',
  'asked for a long life',
  'asked with a known ID token',
  'asked for nobody known',
  'asked without a hint',
  'asked with two hints',
  'asked with a login_hint_token',
  'asked without a message',
  'asked with markup',
  'asked with a long message',
  'asked with a user code',
  'asked without openid',
] as const;

export type Turn = (typeof turns)[number];

/** Asked for where a product is to show the longest life that it gives. */
export const longLifeSeconds = 1_000_000;

/** The length of the message that is longer than some products take. */
export const longMessageCharacters = 101;
