/**
 * How the badge of a request looks: four characters, a hue, and a sign, for nobody has to tell colours
 * apart. Made from the auth_req_id alone, so it is the same in every window, run file and fork.
 */

export const badgeSigns = ['circle', 'square', 'diamond', 'triangle'] as const;

export interface BadgeLook {
  readonly text: string;
  /** The number of its hue; see `hues.css`. */
  readonly hue: number;
  readonly sign: (typeof badgeSigns)[number];
}

/** Fewer hues than there are, so that two of them are told apart. */
export const badgeHues = 18;
const characters = 4;

export function badgeLook(authReqId: string): BadgeLook {
  const number = spread(authReqId);
  return {
    text: authReqId.slice(0, characters),
    hue: number % badgeHues,
    sign: badgeSigns[Math.floor(number / badgeHues) % badgeSigns.length] ?? 'circle',
  };
}

/** FNV-1a and a last stir: neighbours in the alphabet lie far apart. */
function spread(text: string): number {
  let number = 0x811c9dc5;
  for (const character of text) {
    number = Math.imul(number ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  number = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  return (number ^ (number >>> 13)) >>> 0;
}
