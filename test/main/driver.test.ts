/**
 * The run’s time made from real time, which these tests hand in as a number: paused, at a speed, by
 * the wall clock, and held while an effect is under way.
 */
import { describe, expect, it } from 'vitest';
import { createDriver, type Driver } from '#main/run/time/driver.ts';
import type { World } from '#shared/kernel/world.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { begun, runningWorld, withItem } from '#test/support/core/world-of.ts';

let real = 0;

interface Driven {
  readonly driver: Driver;
  /** The item that the driver pops next. */
  readonly popped: Promise<string>;
}

function drive(): Driven {
  let driver: Driver | undefined;
  const popped = new Promise<string>((resolve) => {
    driver = createDriver({ realTime: () => real, pop: async (item) => resolve(item) });
  });
  if (driver === undefined) throw new Error('A promise begins at once.');
  return { driver, popped };
}

function followed(world: World): Driven {
  const driven = drive();
  driven.driver.follow(world);
  return driven;
}

describe('the time of a virtual run', () => {
  it('stands still while it is paused', () => {
    const world = withItem(begun().world, 10);
    const { driver } = followed(world);
    real += 60_000;
    expect(driver.now(world)).toBe(0);
    driver.close();
  });

  it.each([
    [1, 1000],
    [10, 10_000],
    [0.1, 100],
  ])('goes at %s times real time', (speed, expected) => {
    const world = runningWorld(speed, 1e9);
    const { driver } = followed(world);
    real += 1000;
    expect(driver.now(world)).toBe(expected);
    driver.close();
  });

  it('goes on from where it was when its speed changes', () => {
    const { driver } = followed(runningWorld(10, 1e9));
    real += 1000;
    const faster = runningWorld(100, 1e9, 10_000);
    driver.follow(faster);
    real += 10;
    expect(driver.now(faster)).toBe(11_000);
    driver.close();
  });

  it('is never before the world’s', () => {
    const { driver } = followed(runningWorld(1, 1e9));
    expect(driver.now(runningWorld(1, 1e9, 5000))).toBe(5000);
    driver.close();
  });

  it('stands still while an effect is under way, and then goes on from there', () => {
    const world = runningWorld(1, 1e9, 500);
    const { driver } = followed(world);
    driver.hold();
    driver.hold();
    real += 60_000;
    driver.release(world);
    expect(driver.now(world)).toBe(500);
    driver.release(world);
    expect(driver.now(world)).toBe(500);
    real += 7;
    expect(driver.now(world)).toBe(507);
    driver.close();
  });

  it('pops what is due', async () => {
    const world = runningWorld(1, 100);
    const { driver, popped } = followed(world);
    real += 100;
    driver.follow(world);
    expect(await popped).toBe('m');
    driver.close();
  });

  it('pops what fell due during an effect once that is done', async () => {
    const world = runningWorld(1, 0);
    const { driver, popped } = drive();
    driver.hold();
    driver.follow(world);
    driver.release(world);
    expect(await popped).toBe('m');
    driver.close();
  });
});

describe('the time of a wall-clock run', () => {
  const setup = buildSetup({ mode: 'wall', epochMs: 1000 });

  it('is the time since it began, whole milliseconds, held or not', () => {
    const { world } = begun(setup);
    const { driver } = followed(world);
    real = 3000.7;
    driver.hold();
    expect(driver.now(world)).toBe(2000);
    driver.close();
  });

  it('does not go back when the clock of the machine is set back', () => {
    const world = { ...begun(setup).world, nowMs: 5000 };
    const { driver } = followed(world);
    real = 2000;
    expect(driver.now(world)).toBe(5000);
    driver.close();
  });

  it('pops what fell due while the run was closed', async () => {
    real = 1e6;
    const { driver, popped } = followed(withItem(begun(setup).world, 40));
    expect(await popped).toBe('m');
    driver.close();
  });
});
