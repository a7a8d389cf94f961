/**
 * Judges a window as it is: by axe in light and dark; and, once or twice a view, in high contrast, in
 * forced colours, and whether at 1280 × 720 and at twice the size every control can be reached.
 */
import type { Page } from 'playwright-core';
import { complaints, shownViolations, type Violation } from '../complaints.ts';

export interface Judge {
  /** Looks at that state of a view. */
  readonly look: (page: Page, state: string) => Promise<void>;
  /** Looks at it as few people do, and with little room; then all is as it was. */
  readonly stress: (page: Page, view: string) => Promise<void>;
  /** Everything that was wrong, each with its state and look. */
  readonly faults: readonly string[];
  /** The states that were looked at, in order. */
  readonly seen: readonly string[];
}

const usual = { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' } as const;
const dark = { ...usual, colorScheme: 'dark' } as const;
const rareLooks = {
  'high contrast': { ...usual, contrast: 'more' },
  'forced colours': { ...dark, forcedColors: 'active' },
} as const;

export function createJudge(): Judge {
  const faults: string[] = [];
  const seen: string[] = [];
  return {
    faults,
    seen,
    look: async (page, state) => {
      await page.bringToFront();
      seen.push(state);
      await letGoOfHints(page);
      const found = await complaints(page);
      await page.emulateMedia(dark);
      const inTheDark = await colourViolations(page);
      await page.emulateMedia(usual);
      faults.push(...found.map((one) => `${state}: ${one}`));
      faults.push(...inTheDark.map((one) => `${state}, dark: ${one}`));
    },
    stress: async (page, view) => {
      await page.bringToFront();
      for (const [look, media] of Object.entries(rareLooks)) {
        await page.emulateMedia(media);
        faults.push(...(await colourViolations(page)).map((one) => `${view}, ${look}: ${one}`));
      }
      await page.emulateMedia(usual);
      const size = page.viewportSize();
      for (const small of smallSizes) {
        await page.setViewportSize(small);
        const found = await page.evaluate(beyondReach);
        faults.push(...found.map((one) => `${view} at ${small.width} × ${small.height}: ${one}`));
      }
      if (size !== null) await page.setViewportSize(size);
    },
  };
}

/** What a mouse that was left somewhere brings up, sooner or later, is no part of the state. */
async function letGoOfHints(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.getByRole('tooltip').first().waitFor({ state: 'detached' });
}

/** Only these rules can answer otherwise when nothing but the colours is another; axe is there still. */
async function colourViolations(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Violation[] }> };
    };
    const runOnly = ['color-contrast', 'link-in-text-block'];
    const { violations } = await axe.run({
      runOnly,
      preload: false,
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
  });
  return shownViolations(found);
}

/** 640 × 360 is what 200 % leaves of 1280 × 720. */
const smallSizes = [
  { width: 1280, height: 720 },
  { width: 640, height: 360 },
] as const;

/** What lies where nobody gets to; it runs in the page. */
async function beyondReach(): Promise<string[]> {
  const isThere = (control: HTMLElement): boolean =>
    control.checkVisibility({ visibilityProperty: true }) &&
    control.closest('.hidden-but-read, [aria-hidden=true], [inert]') === null;
  const isReached = (control: HTMLElement): boolean => {
    const shown = control.closest('label') ?? control;
    shown.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, right, top, bottom, width } = shown.getBoundingClientRect();
    const isInWidth = width > 0 && left >= -1 && right <= innerWidth + 1;
    return isInWidth && top >= -1 && bottom <= innerHeight + 1;
  };
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const wide = document.documentElement.scrollWidth - innerWidth;
  const controls = document.querySelectorAll<HTMLElement>(
    'button, a[href], input:not([type=range]), textarea, [role=tab], [role=option], [role=switch]',
  );
  const lost = [...controls].filter((control) => isThere(control) && !isReached(control));
  const names = lost.map((one) => one.getAttribute('aria-label') ?? one.textContent.slice(0, 40));
  return [
    ...(wide > 0 ? [`the page is ${wide} px too wide`] : []),
    ...names.map((name) => `«${name.trim()}» cannot be brought into view`),
  ];
}
