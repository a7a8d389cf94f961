/** Which context a gesture reaches, what would reach a stronger one, and which ones a request insists on. */
import { describe, expect, it } from 'vitest';
import {
  essentialContexts,
  reachedOf,
  type Shown,
  stepUpOf,
  strongestOf,
} from '#shared/protocol/authentication-context.ts';

const ladder = ['tap', 'known', 'pin'];

describe('a gesture', () => {
  it.each<[Shown[], string]>([
    [['press'], 'tap'],
    [['finger'], 'known'],
    [['face'], 'known'],
    [['pin'], 'pin'],
    [['finger', 'pin'], 'pin'],
    [[], 'tap'],
  ])('%j reaches %s of three contexts', (shown, acr) => {
    expect(strongestOf(ladder, shown)).toBe(acr);
  });

  it('of a finger is no more than a press where there are but two contexts', () => {
    expect(strongestOf(['tap', 'pin'], ['finger'])).toBe('tap');
    expect(strongestOf(['tap', 'pin'], ['pin'])).toBe('pin');
  });

  it('reaches the only context there is, and none where there is none', () => {
    expect(strongestOf(['only'], ['press'])).toBe('only');
    expect(strongestOf([], ['pin'])).toBeUndefined();
  });

  it('is told by the first context that was asked for and is reached, also a weaker one', () => {
    expect(reachedOf({ asked: ['pin', 'tap'], ladder }, ['finger'])).toBe('tap');
    expect(reachedOf({ asked: ['tap', 'pin'], ladder }, ['pin'])).toBe('tap');
    expect(reachedOf({ asked: ['pin'], ladder }, ['finger'])).toBeUndefined();
  });

  it('never reaches a context that the provider does not know (R-250)', () => {
    expect(reachedOf({ asked: ['gold'], ladder }, ['pin'])).toBeUndefined();
  });
});

describe('a step-up', () => {
  it('is by what is the least trouble and does', () => {
    expect(stepUpOf({ asked: ['known'], ladder }, ['pin', 'finger'])).toEqual({
      by: 'finger',
      acr: 'known',
    });
    expect(stepUpOf({ asked: ['pin'], ladder }, ['finger', 'pin'])).toEqual({
      by: 'pin',
      acr: 'pin',
    });
  });

  it('is none where nothing that is enrolled does', () => {
    expect(stepUpOf({ asked: ['pin'], ladder }, ['finger'])).toBeUndefined();
    expect(stepUpOf({ asked: ['gold'], ladder }, ['finger', 'face', 'pin'])).toBeUndefined();
  });
});

describe('an acr in claims', () => {
  const of = (acr: unknown) => essentialContexts({ id_token: { acr } } as never);

  it('is insisted on where it is essential, by value or by values', () => {
    expect(of({ essential: true, value: 'pin' })).toEqual(['pin']);
    expect(of({ essential: true, values: ['pin', 'known'] })).toEqual(['pin', 'known']);
  });

  it.each([
    null,
    {},
    'pin',
    { value: 'pin' },
    { essential: false, value: 'pin' },
    { essential: 1 },
  ])('is a wish as %j', (acr) => {
    expect(of(acr)).toEqual([]);
  });

  it('names no context where essential comes without a value', () => {
    expect(of({ essential: true })).toEqual([]);
    expect(of({ essential: true, values: [7, null, 'pin'] })).toEqual(['pin']);
    expect(essentialContexts(null)).toEqual([]);
    expect(essentialContexts({ userinfo: { acr: { essential: true, value: 'pin' } } })).toEqual([]);
  });
});
