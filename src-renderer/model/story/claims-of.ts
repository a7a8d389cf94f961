/** What the ID token says of the person, once it has been verified; before that, nothing. */
import type { SignInLine } from '../device/sign-in-lines.ts';

const words: Readonly<Record<string, string>> = {
  name: 'Name',
  phone_number: 'Telephone',
  birthdate: 'Born',
  customer_number: 'Customer number',
  email: 'E-mail',
};

/** The claims that a screen may show, in the order above. */
export function shownClaims(
  signIn: SignInLine | undefined,
): readonly (readonly [string, string])[] {
  const claims = verifiedClaims(signIn);
  return Object.entries(words).flatMap(([name, word]): (readonly [string, string])[] => {
    const value = claims[name];
    return typeof value === 'string' ? [[word, value]] : [];
  });
}

/** The person's name, where they are signed in. */
export function verifiedName(signIn: SignInLine | undefined): string | undefined {
  const { name } = verifiedClaims(signIn);
  return typeof name === 'string' ? name : undefined;
}

function verifiedClaims(signIn: SignInLine | undefined): Readonly<Record<string, unknown>> {
  return signIn?.machine?.state === 'signedIn' ? (signIn.verified?.claims ?? {}) : {};
}
