/** The camera of the gallery: one state of a window, light and dark, on a laptop and on a projector. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface Camera {
  /** Takes that state of a window in every usual look; what another size closes is opened again. */
  readonly look: (page: Page, state: string, again?: () => Promise<void>) => Promise<void>;
  /** Takes it as few people see it: in high contrast, in forced colours, and at 200 %. */
  readonly stress: (page: Page, view: string) => Promise<void>;
}

/** How large a part is shown, and whether a projector shows it in the presenter's size. */
export interface Format {
  readonly laptop: { readonly width: number; readonly height: number };
  readonly isPresented: boolean;
}

export const laptop = { width: 1280, height: 800 };
const projector = { width: 1920, height: 1080 };
/** 200 % of 1280 × 720. */
const zoomed = { width: 640, height: 360 };

/** Until a tooltip, a figure or a resized panel has settled. */
const settledMs = 120;

const usual = { forcedColors: 'none', contrast: 'no-preference' } as const;
const schemes = ['light', 'dark'] as const;
const rareLooks = {
  contrast: { ...usual, colorScheme: 'light', contrast: 'more' },
  forced: { ...usual, colorScheme: 'dark', forcedColors: 'active' },
} as const;

/** Pictures are called by their look, their part and their state. */
export function createCamera(folder: string, part: string, format: Format): Camera {
  const take = async (page: Page, look: string, state: string): Promise<void> => {
    await page.waitForTimeout(settledMs);
    await page.screenshot({ path: join(folder, `${part}-${fileName(state)}-${look}.png`) });
  };

  async function inSchemes(page: Page, size: string, state: string): Promise<void> {
    for (const colorScheme of schemes) {
      await page.emulateMedia({ ...usual, colorScheme });
      await take(page, `${size}-${colorScheme}`, state);
    }
  }

  return {
    look: async (page, state, again) => {
      await page.bringToFront();
      const before = page.viewportSize() ?? laptop;
      await page.setViewportSize(format.laptop);
      await again?.();
      await inSchemes(page, 'laptop', state);
      await page.setViewportSize(projector);
      if (format.isPresented) await present(page, 'true');
      await again?.();
      await inSchemes(page, 'projector', state);
      if (format.isPresented) await present(page, 'false');
      await page.setViewportSize(before);
      await page.emulateMedia({ ...usual, colorScheme: 'light' });
    },
    stress: async (page, view) => {
      await page.bringToFront();
      const before = page.viewportSize() ?? laptop;
      for (const [look, media] of Object.entries(rareLooks)) {
        await page.emulateMedia(media);
        await take(page, look, view);
      }
      await page.emulateMedia({ ...usual, colorScheme: 'light' });
      await page.setViewportSize(zoomed);
      await take(page, 'zoomed', view);
      await page.setViewportSize(before);
    },
  };
}

/** As the key of the console does it, and nothing of it is remembered. */
async function present(page: Page, presenting: 'true' | 'false'): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.dataset['presenting'] = value;
  }, presenting);
}

const fileName = (state: string): string =>
  state
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
