/** Files made of a good one: cut up anywhere, or JSON still with one value that is another one. */
import fc from 'fast-check';

/** A good file with a few of its bytes changed, doubled, moved or gone. */
export const spoilt = (good: string) =>
  fc
    .array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(40),
        put: fc.oneof(
          fc.constantFrom(
            '',
            '"',
            '{',
            '}',
            '[',
            ']',
            ',',
            ':',
            '\\',
            '0',
            '-1',
            'null',
            '1e999',
            '\u0000',
          ),
          fc.string({ maxLength: 8 }),
          fc.json({ maxDepth: 2 }),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((cuts) =>
      cuts.reduce((text, { at, length, put }) => {
        const place = Math.floor(at * text.length);
        return text.slice(0, place) + put + text.slice(place + length);
      }, good),
    );

/** A good file in which one value somewhere is another one, so that it is JSON still. */
export const altered = (good: string) =>
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.json({ maxDepth: 3 }))
    .map(([at, value]) => {
      const places = [...good.matchAll(/:("(?:[^"\\]|\\.)*"|-?\d+|null|true)/g)];
      const found = places[Math.floor(at * (places.length - 1))];
      const { index, old } = { index: found?.index ?? 0, old: found?.[1] ?? '' };
      return `${good.slice(0, index + 1)}${value}${good.slice(index + 1 + old.length)}`;
    });
