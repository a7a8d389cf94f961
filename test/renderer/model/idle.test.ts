import { afterEach, describe, expect, it, vi } from 'vitest';
import { idle } from '#renderer/model/idle.ts';

type Ask = (act: () => void, options?: { readonly timeout: number }) => void;

/** A browser that says when it has nothing to do, and keeps who asked. */
function browserThatSays(): { readonly asked: Parameters<Ask>[]; readonly rest: () => void } {
  const asked: Parameters<Ask>[] = [];
  vi.stubGlobal('requestIdleCallback', (...told: Parameters<Ask>) => asked.push(told));
  return {
    asked,
    rest: () => {
      for (const [act] of asked) act();
    },
  };
}

describe('waiting until the window has nothing to do', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('ends when the browser says so, and not before', async () => {
    const browser = browserThatSays();
    const ended = vi.fn<() => void>();
    const waiting = idle().then(ended);
    await Promise.resolve();
    expect(ended).not.toHaveBeenCalled();
    browser.rest();
    await waiting;
    expect(ended).toHaveBeenCalledOnce();
  });

  it('tells the browser how long it can wait at most', () => {
    const browser = browserThatSays();
    void idle(50);
    void idle();
    expect(browser.asked.map(([, options]) => options)).toEqual([{ timeout: 50 }, undefined]);
  });

  it('is a short pause where a browser does not say', async () => {
    vi.useFakeTimers();
    const ended = vi.fn<() => void>();
    void idle(50).then(ended);
    await vi.advanceTimersByTimeAsync(49);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toHaveBeenCalledOnce();
  });
});
