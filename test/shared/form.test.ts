/** Form bodies, judged by the platform’s URLSearchParams; and what a form never guesses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeFormText,
  encodeFormText,
  readForm,
  writeForm,
} from '#shared/protocol/encoding/form.ts';

const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed());

describe('a form', () => {
  it('is written as URLSearchParams writes it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        expect(writeForm(pairs)).toBe(new URLSearchParams(pairs).toString());
      }),
    );
  });

  it('is read back as it was written, names sent twice listed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            text.filter((name) => name !== ''),
            text,
          ),
        ),
        (pairs) => {
          const form = readForm(writeForm(pairs));
          const names = pairs.map(([name]) => name);
          for (const name of names) {
            expect(form?.values.get(name)).toBe(pairs.find(([held]) => held === name)?.[1]);
          }
          expect(form?.repeated).toEqual(names.filter((name, at) => names.indexOf(name) < at));
        },
      ),
    );
  });

  it('reads what other writers write: plus and %20 for a space, a name without a value', () => {
    const form = readForm('a=1+2%203&b&c=&&d=x=y');
    expect([...(form?.values ?? [])]).toEqual([
      ['a', '1 2 3'],
      ['b', ''],
      ['c', ''],
      ['d', 'x=y'],
    ]);
  });

  it('has no parameters when it is empty', () => {
    expect(readForm('')).toEqual({ values: new Map(), repeated: [], pairs: [] });
  });

  it('keeps every value in order, for the names that may occur several times', () => {
    expect(readForm('r=1&s=2&r=3&r=1')?.pairs).toEqual([
      ['r', '1'],
      ['s', '2'],
      ['r', '3'],
      ['r', '1'],
    ]);
  });

  it.each(['a=%', 'a=%2', 'a=%zz', 'a=%ff', '%c0%af=1'])('cannot be read from «%s»', (body) => {
    expect(readForm(body)).toBeUndefined();
  });

  it('gives names that JavaScript objects have themselves no special meaning', () => {
    expect(readForm('__proto__=1&constructor=2')?.values.get('__proto__')).toBe('1');
  });
});

describe('one form value', () => {
  it('survives encoding and decoding', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(decodeFormText(encodeFormText(value))).toBe(value);
      }),
    );
  });
});
