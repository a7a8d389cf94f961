/** The badge of a request: the same for the same one, another for every other, and to be read. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { badgeHues, badgeLook, badgeSigns } from '#renderer/drawing/badge-look.ts';
import { contrastOf, type Oklch } from '#test/support/pages/oklch.ts';

/** Ids as the provider makes them: 22 characters of base64url. */
function idOf(number: number): string {
  let state = number * 2654435761 + 97;
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return Array.from({ length: 22 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return signs[state >>> 26] ?? 'A';
  }).join('');
}

describe('the badge of a request', () => {
  it('is always the same for the same request', () => {
    expect(badgeLook(idOf(1))).toEqual(badgeLook(idOf(1)));
    expect(badgeLook(idOf(1)).text).toBe(idOf(1).slice(0, 4));
  });

  it('looks different for each of ten at a time, also to who reads no letters in nearly all', () => {
    const tens = Array.from({ length: 100 }, (_, ten) =>
      Array.from({ length: 10 }, (_one, place) => badgeLook(idOf(ten * 10 + place))),
    );
    for (const looks of tens)
      expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(10);
    const alike = tens.flatMap((looks) => {
      const kinds = looks.map(({ hue, sign }) => `${hue} ${sign}`);
      return kinds.filter((kind, place) => kinds.indexOf(kind) !== place);
    });
    // By chance 10·9/2/72 of them: 62 in a hundred tens.
    expect(alike.length).toBeLessThan(90);
  });

  it('uses every hue and every sign', () => {
    const looks = Array.from({ length: 1000 }, (_, number) => badgeLook(idOf(number)));
    expect(new Set(looks.map(({ hue }) => hue)).size).toBe(badgeHues);
    expect(new Set(looks.map(({ sign }) => sign)).size).toBe(badgeSigns.length);
  });

  it('can be read in every hue, light and dark: a contrast of 4.5 at least', () => {
    const css = styles('badge');
    const [ground, ink] = [coloursOf(css, 'ground'), coloursOf(css, 'ink')];
    const hues = [...styles('hues').matchAll(/--hue: (\d+)/g)].map(([, hue]) => Number(hue));
    expect(new Set(hues).size).toBe(badgeHues);
    for (const scheme of ['light', 'dark'] as const) {
      const least = Math.min(
        ...hues.map((hue) => contrastOf({ ...ground[scheme], hue }, { ...ink[scheme], hue })),
      );
      expect(least).toBeGreaterThanOrEqual(4.5);
    }
  });
});

const styles = (name: string): string =>
  readFileSync(new URL(`../../../src-renderer/styles/${name}.css`, import.meta.url), 'utf8');

type Shade = Pick<Oklch, 'lightness' | 'chroma'>;

/** What the style sheet says of `--badge-NAME`, light and dark. */
function coloursOf(css: string, name: string): Readonly<Record<'light' | 'dark', Shade>> {
  const one = String.raw`oklch\(([\d.]+) ([\d.]+) var\(--hue\)\)`;
  const found = new RegExp(`--badge-${name}: light-dark\\(${one}, ${one}\\)`).exec(css);
  if (found === null) throw new Error(`There is no --badge-${name}.`);
  const [a = 0, b = 0, c = 0, d = 0] = found.slice(1).map(Number);
  return { light: { lightness: a, chroma: b }, dark: { lightness: c, chroma: d } };
}
