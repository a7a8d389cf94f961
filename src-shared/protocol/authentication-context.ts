/**
 * Which authentication context a person reached by what they showed their device. A provider lists
 * its contexts the weakest first: a press reaches the first of them, a PIN the last, and a finger or
 * a face the one before the last. Which contexts a request wants is read here too.
 */
import { isObject } from './encoding/wire.ts';
import type { Authenticator } from './setup/device.ts';
import type { JsonObject } from './token-recipe.ts';

/** What a person did to approve: a press alone, or a gesture that the device recognised. */
export type Shown = Authenticator | 'press';

/** What a device is asked to reach, and what its provider knows of contexts. */
export interface Wanted {
  /** In the order in which the client would like them; any one will do. */
  readonly asked: readonly string[];
  /** All that the provider knows, the weakest first. */
  readonly ladder: readonly string[];
}

/** The first context that was asked for and is reached by that; undefined if none is. */
export function reachedOf({ asked, ladder }: Wanted, shown: readonly Shown[]): string | undefined {
  const height = heightOf(ladder, shown);
  return asked.find((one) => {
    const place = ladder.indexOf(one);
    return place >= 0 && place <= height;
  });
}

/** The strongest context that is reached by that, whatever was asked for. */
export function strongestOf(
  ladder: readonly string[],
  shown: readonly Shown[],
): string | undefined {
  return ladder[heightOf(ladder, shown)];
}

export interface StepUp {
  /** By what the person can reach it. */
  readonly by: Authenticator;
  readonly acr: string;
}

// From the least trouble to the most.
const byTrouble = ['finger', 'face', 'pin'] as const;

/** What would reach a context that was asked for, of what is enrolled; undefined if nothing does. */
export function stepUpOf(wanted: Wanted, enrolled: readonly Authenticator[]): StepUp | undefined {
  for (const by of byTrouble) {
    const acr = enrolled.includes(by) ? reachedOf(wanted, [by]) : undefined;
    if (acr !== undefined) return { by, acr };
  }
  return undefined;
}

function heightOf(ladder: readonly string[], shown: readonly Shown[]): number {
  const top = ladder.length - 1;
  const heights = shown.map((one) => {
    if (one === 'press') return 0;
    return one === 'pin' ? top : Math.max(0, top - 1);
  });
  return Math.max(0, ...heights);
}

/**
 * The contexts without which a request may not be approved (OpenID Connect Core §5.5.1.1); those
 * that acr_values or a claim that is not essential names are wishes.
 */
export function essentialContexts(claims: JsonObject | null): readonly string[] {
  const idToken = claims?.['id_token'];
  const acr = isObject(idToken) ? idToken['acr'] : undefined;
  if (!isObject(acr) || acr['essential'] !== true) return [];
  const { value, values } = acr;
  const named: readonly unknown[] = Array.isArray(values) ? values : [value];
  return named.filter((one) => typeof one === 'string');
}
