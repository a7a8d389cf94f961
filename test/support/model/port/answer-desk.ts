/** Where a test lays hands on what is answered to the till: every answer waits until it is let go. */
import type { FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import type { PortRun } from './port-run.ts';
import { inBase64, till } from './sign-in.ts';

export interface AnswerDesk {
  /** Lets time pass until an answer is held, and says which. */
  readonly untilHeld: () => Promise<string>;
  /** The held answer arrives as it is. */
  readonly letGo: () => Promise<void>;
  /** The held answer arrives as this one. */
  readonly give: (
    status: number,
    body?: object,
    headers?: readonly [string, string][],
  ) => Promise<void>;
}

const all = { kind: 'always' } as const;
const toTheTill: FaultRule['on'] = {
  kind: 'and',
  of: [
    { kind: 'direction', is: 'response' },
    { kind: 'party', end: 'to', is: till },
  ],
};
const outOfTheRun: FaultRule['on'] = {
  kind: 'and',
  of: [
    { kind: 'direction', is: 'request' },
    { kind: 'party', end: 'to', is: 'outside-provider' },
  ],
};

/** Holds every answer to the till; what it asks outside the network answers, since nobody else does. */
export async function holdAnswers(run: PortRun): Promise<void> {
  const act = { kind: 'hold', limitMs: 3_600_000 } as const;
  const nobody = { kind: 'error', status: 502, error: 'nobody_is_there' } as const;
  await run.ask({
    kind: 'faults.set',
    rules: [
      { id: 'answers', title: 'Answers', on: toTheTill, how: all, act },
      { id: 'outside', title: 'Outside', on: outOfTheRun, how: all, act: nobody },
    ],
  });
}

/** The desk of one run. */
export function openAnswerDesk(run: PortRun): AnswerDesk {
  function held(): string | undefined {
    const over = new Set(
      run.entries.flatMap((entry) =>
        entry.kind === 'message.released' || entry.kind === 'message.lost' ? [entry.message] : [],
      ),
    );
    return run.ofKind('message.held').find(({ message }) => !over.has(message))?.message;
  }

  async function untilHeld(): Promise<string> {
    await run.runUntil('message.held', () => held() !== undefined);
    return held() ?? '';
  }

  async function letGo(): Promise<void> {
    const message = await untilHeld();
    await run.ask({ kind: 'message.released', message });
    const isThere = () => run.ofKind('message.received').some((one) => one.message === message);
    await run.runUntil('message.received', isThere);
  }

  return {
    untilHeld,
    letGo,
    give: async (status, body = {}, headers = []) => {
      const message = await untilHeld();
      const kept = headers.map(([name, value]): [string, string] => [name, value]);
      const wire = { status, headers: kept, body: inBase64(JSON.stringify(body)) };
      await run.ask({ kind: 'message.edited', message, wire });
      await letGo();
    },
  };
}
