/** What axe has to complain of on a page, one line each. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const shownOfAnElement = 160;

/** What axe tells of a rule that does not hold. */
export interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

export const shownViolations = (found: readonly Violation[]): string[] =>
  found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html }) => html.slice(0, shownOfAnElement)).join(' | ')}`,
  );

/** In one page: the frames of axe's own would each cost another page. */
export async function complaints(page: Page): Promise<string[]> {
  const options = { preload: false, resultTypes: ['violations' as const] };
  const axe = new AxeBuilder({ page }).setLegacyMode().options(options);
  return shownViolations((await axe.analyze()).violations);
}
