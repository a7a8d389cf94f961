/**
 * Figures of runs with hostile texts in their free fields, read by those for whom they are made:
 * Mermaid itself, and the browser's own reader of SVG.
 */
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { materialOf } from '#shared/projections/out/material.ts';
import { mermaidOut } from '#shared/projections/out/mermaid-out.ts';
import { svgFigure } from '#shared/projections/out/svg/svg-figure.ts';
import { hostileTexts, runWith } from '../support/core/hostile-texts.ts';
import { launchChromium } from '../support/pages/browser.ts';

interface Mermaid {
  readonly initialize: (configuration: object) => void;
  readonly render: (id: string, text: string) => Promise<{ readonly svg: string }>;
}

declare const mermaid: Mermaid;

let browser: Browser;
let page: Page;
const happenings: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('request', (request) => happenings.push(request.url()));
  page.on('dialog', (dialog) => {
    happenings.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addScriptTag({
    path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js'),
  });
});
afterAll(async () => browser?.close());

describe.each(Object.entries(hostileTexts))('a run with %s in its free fields', (_, text) => {
  const material = materialOf('A run', runWith(text), {
    scope: { kind: 'run' },
    isRedacted: false,
  });

  it('is drawn by Mermaid with its messages, its lanes and no other', async () => {
    const drawn = await page.evaluate(async (source) => {
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', maxTextSize: 1_000_000 });
      const { svg } = await mermaid.render('figure', source);
      const host = document.createElement('div');
      host.innerHTML = svg;
      return {
        messages: host.querySelectorAll('.messageText').length,
        scripts: host.querySelectorAll('script, img, iframe, a').length,
      };
    }, mermaidOut(material).text);
    expect(drawn).toEqual({ messages: material.rows.length, scripts: 0 });
    expect(happenings).toEqual([]);
  });

  it('is read by the browser as SVG with a row for each message, and nothing happens', async () => {
    const read = await page.evaluate((source) => {
      const figure = new DOMParser().parseFromString(source, 'image/svg+xml');
      return {
        errors: figure.querySelectorAll('parsererror').length,
        rows: [...figure.querySelectorAll('[data-id]')].map((row) =>
          Number(row.getAttribute('data-id')),
        ),
        others: figure.querySelectorAll('script, image, foreignObject, a, use').length,
      };
    }, svgFigure(material).text);
    expect(read).toEqual({ errors: 0, rows: material.rows.map(({ seq }) => seq), others: 0 });
    expect(happenings).toEqual([]);
  });
});
