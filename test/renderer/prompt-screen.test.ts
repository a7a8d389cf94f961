/** What the phone shows of a request, drawn to text: everything, as text, and each request by itself. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AuthorizationDetails } from '#renderer/panels/device/authorization-details.tsx';
import { PromptScreen } from '#renderer/panels/device/prompt-screen.tsx';
import { phoneBoardAt } from '#shared/projections/phone-board.ts';
import type { EntryOf } from '#shared/trace/entry.ts';

const prompt: EntryOf<'prompt.arrived'> = {
  kind: 'prompt.arrived',
  seq: 1,
  at: 0,
  party: 'authentication-device/phone-of-alice',
  causedBy: [],
  prompt: 'p1',
  clientName: 'Corner <Shop>',
  userName: 'Alice',
  scope: 'openid payment',
  acrValues: [],
  bindingMessage: '<img src=x onerror="alert(1)"> &amp; W4SCT',
  authorizationDetails: [],
  badge: 'abcd',
};

/** The text of the screen once the prompt was answered, which needs no window around it. */
function screen(changes: Partial<typeof prompt> = {}): string {
  const line = { prompt: { ...prompt, ...changes }, state: 'approved' };
  const session = { view: 'device', run: 'run', party: 'phone-of-alice' } as const;
  return renderToStaticMarkup(
    createElement(PromptScreen, {
      line,
      session,
      view: { cursor: null },
      onClose: () => undefined,
    }),
  );
}

describe('a prompt on the phone', () => {
  it('shows who asks, for what, and the message to compare (R-248)', () => {
    const html = screen({ bindingMessage: 'W4SCT' });
    expect(html).toContain('Corner &lt;Shop&gt;');
    expect(html).toContain('Take one payment');
    expect(html).toContain('W4SCT');
  });

  it('shows markup in a message as the text that it is (R-252)', () => {
    const html = screen();
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=');
    expect(html).toContain('&amp;amp; W4SCT');
  });

  it('says so where there is no message to compare', () => {
    expect(screen({ bindingMessage: null })).toContain('carries no message');
  });
});

describe('an answer that is being sent', () => {
  const sending = (gesture: 'finger' | 'face' | 'pin', recognised: boolean): string => {
    const entry: EntryOf<'gesture.judged'> = {
      ...prompt,
      kind: 'gesture.judged',
      gesture,
      recognised,
      triesLeft: null,
    };
    const board = {
      ...phoneBoardAt([], null, 'phone-of-alice'),
      gestures: new Map([['p1', entry]]),
    };
    return renderToStaticMarkup(
      createElement(PromptScreen, {
        line: { prompt, state: 'sending' },
        session: { view: 'device', run: 'run', party: 'phone-of-alice' },
        view: { cursor: null },
        board,
        onClose: () => undefined,
      }),
    );
  };

  it('shows by which gesture the person was recognised, in words too', () => {
    expect(sending('finger', true)).toContain('Finger recognised');
    expect(sending('face', true)).toContain('Face recognised');
  });

  it('shows none that was a PIN, or that failed', () => {
    expect(sending('pin', true)).not.toContain('recognised');
    expect(sending('face', false)).not.toContain('recognised');
  });
});

describe('a request that its person did not make', () => {
  const ended = (reported: readonly string[]): string =>
    renderToStaticMarkup(
      createElement(PromptScreen, {
        line: { prompt, state: 'denied' },
        session: { view: 'device', run: 'run', party: 'phone-of-alice' },
        view: { cursor: null },
        board: { ...phoneBoardAt([], null, 'phone-of-alice'), reported: new Set(reported) },
        onClose: () => undefined,
      }),
    );

  it('is told from one that was only denied', () => {
    expect(ended(['p1'])).toContain('Reported as not yours, and denied');
    expect(ended(['p2'])).toContain('Denied');
    expect(ended(['p2'])).not.toContain('Reported');
  });
});

describe('authorization details on the phone', () => {
  const details = [
    {
      type: 'payment',
      instructed_amount: { currency: 'EUR', amount: '12.50' },
      creditor: '<b>Merchant</b>',
      actions: ['initiate', 'status'],
    },
    { type: 'account', iban: 'DE02' },
  ];

  it('are shown member by member, in full (R-251)', () => {
    const html = renderToStaticMarkup(createElement(AuthorizationDetails, { details }));
    const text = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    for (const shown of [
      'asks for payment',
      'instructed amount 12.50 EUR',
      'actions initiate, status',
      'asks for account',
      'iban DE02',
    ]) {
      expect(text).toContain(shown);
    }
  });

  it('are text, whatever they hold (R-251)', () => {
    const html = renderToStaticMarkup(createElement(AuthorizationDetails, { details }));
    expect(html).toContain('&lt;b&gt;Merchant&lt;/b&gt;');
  });

  it('take no room where there are none', () => {
    expect(renderToStaticMarkup(createElement(AuthorizationDetails, { details: [] }))).toBe('');
  });
});
