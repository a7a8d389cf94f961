/** The scenarios that come with the workbench: each does what it says, every time, and derives again. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileInMemory, fileOnDisk } from '#main/files/file-source.ts';
import { openFile } from '#main/files/open-file.ts';
import { playScenario } from '#main/play/play-scenario.ts';
import type { Entry } from '#shared/trace/entry.ts';
import {
  createExpectationJudge,
  outcomeSentence,
} from '#shared/trace/run-file/expectation-judge.ts';
import type { Scenario } from '#shared/trace/run-file/scenario.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { scenarioFolder } from '#test/support/files/command-line.ts';

const names = readdirSync(scenarioFolder).toSorted();

async function read(name: string): Promise<Scenario> {
  const opened = await openFile(fileOnDisk(join(scenarioFolder, name)));
  if (opened.kind !== 'scenario') throw new Error(`${name} is no scenario.`);
  return opened.scenario;
}

async function written(changes: object): Promise<Scenario> {
  const bytes = Buffer.from(JSON.stringify({ format: 1, name: 'A test', seed: 's', ...changes }));
  const opened = await openFile(fileInMemory('a.json', bytes));
  if (opened.kind !== 'scenario') throw new Error('It is no scenario.');
  return opened.scenario;
}

async function play(scenario: Scenario) {
  const entries: Entry[] = [];
  const refusals = await playScenario(scenario, {
    engine: 'test',
    onEntries: (made) => entries.push(...made),
    until: async () => undefined,
  });
  return { entries, refusals };
}

/** What is the same in every run of a seed: all but the bytes of signatures. */
function withoutSignatures(entries: readonly Entry[]): readonly string[] {
  return entries.map((entry) =>
    JSON.stringify(entry).replaceAll(/"(body|jwt)":"[^"]*"|"jwts":\[[^\]]*\]/g, ''),
  );
}

it('are those that the README names', () => {
  expect(names).toEqual([
    'denied.json',
    'expired.json',
    'ping.json',
    'poll.json',
    'push.json',
    'slow-down.json',
  ]);
});

describe.each(names)('the scenario %s', (name) => {
  it('goes as it expects, and every entry derives again', async () => {
    const scenario = await read(name);
    const { entries, refusals } = await play(scenario);
    const judge = createExpectationJudge(scenario.expectations);
    for (const entry of entries) judge.take(entry);
    const missed = judge.outcomes().filter(({ holds }) => !holds);
    expect([...refusals, ...missed.map(outcomeSentence)]).toEqual([]);
    expect(scenario.expectations.length).toBeGreaterThan(2);
    expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
  });

  it('goes the same way twice', async () => {
    const scenario = await read(name);
    const [first, second] = [await play(scenario), await play(scenario)];
    expect(withoutSignatures(first.entries)).toEqual(withoutSignatures(second.entries));
  });
});

const press = {
  kind: 'sign-in.pressed',
  relyingParty: 'till',
  loginHint: 'alice',
  bindingMessage: '',
  scope: 'openid',
};

describe('a script', () => {
  it('is carried out by time, whatever its order, and after what is due at the same moment', async () => {
    const opened = { kind: 'prompt.opened', device: 'phone-of-alice' };
    const scenario = await written({
      script: [
        { at: 80, intent: opened },
        { at: 0, intent: press },
      ],
      until: 100,
    });
    const { entries, refusals } = await play(scenario);
    expect(refusals).toEqual([]);
    const given = entries.flatMap((one) =>
      one.kind === 'intent.given' ? [[one.at, one.intent.kind]] : [],
    );
    expect(given).toEqual([
      [0, 'sign-in.pressed'],
      [80, 'prompt.opened'],
    ]);
    expect(entries.at(-1)?.at).toBeLessThanOrEqual(100);
  });

  it('decides the newest request without its name', async () => {
    const decided = { kind: 'request.decided', decision: 'deny' };
    const { entries } = await play(
      await written({
        script: [
          { at: 0, intent: press },
          { at: 1000, intent: decided },
        ],
      }),
    );
    expect(
      entries.some((one) => one.kind === 'sign-in.ended' && one.reason === 'access_denied'),
    ).toBe(true);
  });

  it('says of each line that could not be carried out why, and goes on', async () => {
    const tap = { kind: 'prompt.approved', device: 'phone-of-alice' };
    const { refusals, entries } = await play(
      await written({
        script: [
          { at: 0, intent: tap },
          { at: 0, intent: press },
          { at: 500, intent: tap },
        ],
      }),
    );
    expect(refusals).toEqual([
      'script[0], at 0 ms: There is nothing yet that it could be about.',
      'script[2], at 500 ms: Open the prompt before deciding.',
    ]);
    expect(entries.length).toBeGreaterThan(50);
  });
});
