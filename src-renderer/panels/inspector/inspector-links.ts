/** How one part of the inspector points at another: a parameter at its rules, a rule at its parameters. */

import { createContext, useContext } from 'react';
import type { ConsolePointer } from '#shared/projections/product/console-pointer.ts';

export interface InspectorLinks {
  /** The parameter, member or header that is lit, by its name. */
  readonly lit: string | undefined;
  readonly light: (part: string | undefined) => void;
  /** Brings the message to the front, with that part lit. */
  readonly showPart: (part: string) => void;
  /** Brings the rules to the front, with those lit that look at that part. */
  readonly showRules: (part: string) => void;
  /** The rules that judged this exchange, by their names. */
  readonly rules: readonly string[];
  /** Where the console of the run's product mends what was refused, with the run. */
  readonly mends: { readonly run: string; readonly pointer: ConsolePointer } | undefined;
}

const nothing: InspectorLinks = {
  lit: undefined,
  light: () => undefined,
  showPart: () => undefined,
  showRules: () => undefined,
  rules: [],
  mends: undefined,
};

export const InspectorLinkParts = createContext(nothing);

/** Where the parts of the inspector lead to. */
export function useInspectorLinks(): InspectorLinks {
  return useContext(InspectorLinkParts);
}

/** Names of headers have no case, and those of parameters differ in more than that. */
export function isSamePart(left: string | undefined, right: string): boolean {
  return left?.toLowerCase() === right.toLowerCase();
}
