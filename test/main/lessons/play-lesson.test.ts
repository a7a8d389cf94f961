/** What a lesson says is judged by the run that is played: what is not so is found, with its place. */
import { describe, expect, it } from 'vitest';
import { playLesson } from '#main/lessons/headless/play-lesson.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { readLesson } from '#shared/lessons/read-lesson.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { changedLesson, smallLesson } from '#test/support/files/small-lesson.ts';

function read(text: string): Lesson {
  const found = readLesson(text);
  if (found.kind === 'refused') throw new Error(found.sentence);
  return found.lesson;
}

async function failuresOf(place: string, value: unknown): Promise<readonly string[]> {
  const { findings } = await playLesson(read(changedLesson(place, value)), { engine: 'test' });
  return findings
    .filter(({ holds }) => !holds)
    .map((finding) => `${finding.place} ${finding.kind}: ${finding.sentence}`);
}

async function entriesOf(lesson: Lesson): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  await playLesson(lesson, { engine: 'test', onEntry: (_, entry) => entries.push(entry) });
  return entries;
}

const whole = JSON.stringify(smallLesson());
const noTokens = { match: 'endpoint:token status:200', count: 0 };

describe('a lesson', () => {
  it('that keeps what it says fails nowhere', async () => {
    const { findings, beats } = await playLesson(read(whole), { engine: 'test' });
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
    expect([beats, findings.length]).toEqual([2, 9]);
  });

  it('of a seed is the same run every time, but for the bytes of signatures', async () => {
    const [first, second] = [await entriesOf(read(whole)), await entriesOf(read(whole))];
    const told = (entries: readonly Entry[]) =>
      entries.map((entry) =>
        JSON.stringify(entry).replaceAll(/"(body|jwt)":"[^"]*"|"jwts":\[[^\]]*\]/g, ''),
      );
    expect(told(first)).toEqual(told(second));
    expect(first.length).toBeGreaterThan(50);
  });

  it.each<[string, string, unknown, RegExp]>([
    [
      'a moment that never comes',
      'beats.1.until',
      { match: 'error:access_denied' },
      /^beats\[1\]\.until moment: It waits for an answer with error access_denied, number 1; none came/,
    ],
    [
      'a moment that comes once, and is wanted twice',
      'beats.1.until',
      { match: 'endpoint:token status:200', ordinal: 2 },
      /^beats\[1\]\.until moment: .*number 2; only 1 came/,
    ],
    [
      'a sentence that is not so',
      'beats.0.text.0.shows.0.count',
      2,
      /^beats\[0\]\.text\[0\]\.shows\[0\] claim: Wanted 2 times: a request of the token endpoint; found once \(entry 25\)/,
    ],
    [
      'a time that is not so',
      'ending.text.0.shows.0',
      { match: 'endpoint:token direction:request', apartMs: { most: 4000 } },
      /^ending\.text\[0\]\.shows\[0\] claim: .*between entries 25 and \d+ lie 5000 ms, wanted 4000 ms at most/,
    ],
    [
      'a why that is not so',
      'beats.1.why.shows',
      [noTokens],
      /^beats\[1\]\.why\.shows\[0\] claim: Wanted never/,
    ],
    [
      'a place to look at where nothing is',
      'beats.0.look.0.match',
      'error:slow_down',
      /^beats\[0\]\.look\[0\] look: .*found nowhere/,
    ],
    [
      'a right answer that the run refutes',
      'beats.0.predict.choices.0.shownBy',
      { match: 'error:slow_down' },
      /^beats\[0\]\.predict\.choices\[0\]\.shownBy evidence: .*found nowhere/,
    ],
    [
      'a wrong answer that nothing refutes',
      'beats.0.predict.choices.1.refutedBy',
      { match: 'error:access_denied' },
      /^beats\[0\]\.predict\.choices\[1\]\.refutedBy evidence: .*found nowhere/,
    ],
    [
      'evidence from before the question',
      'beats.0.predict.choices.0.shownBy',
      { match: 'error:authorization_pending' },
      /^beats\[0\]\.predict\.choices\[0\]\.shownBy evidence: .*found nowhere/,
    ],
    [
      'a goal that the model answer misses',
      'beats.1.task.goal.0.match',
      'error:access_denied',
      /^beats\[1\]\.task\.goal\[0\] goal: Bruno has tokens\. Wanted at least once/,
    ],
    [
      'a par that it misses',
      'beats.1.task.par.count',
      0,
      /^beats\[1\]\.task\.par par: Three polls at most\. Wanted never/,
    ],
    [
      'a goal that comes by itself',
      'beats.1.task.goal.0',
      { match: 'kind:machine.moved', sentence: 'Something moves.' },
      /^beats\[1\]\.task\.goal idle: The goal is reached only by doing something/,
    ],
    [
      'a model answer that cannot be carried out',
      'beats.1.task.model.1.intent.device',
      'phone-of-nobody',
      /^beats\[1\]\.task\.model\[1\] deed: /,
    ],
    [
      'a find that is nowhere',
      'beats.0.task.find',
      'error:slow_down',
      /^beats\[0\]\.task\.find find: .*found nowhere/,
    ],
    [
      'a find that is everywhere',
      'beats.0.task.find',
      'kind:machine.moved',
      /^beats\[0\]\.task\.find find: Wanted 1 to 5 times/,
    ],
    [
      'a deed that comes too late',
      'beats.0.does.1',
      { after: 60_000, intent: { kind: 'prompt.opened', device: 'phone-of-alice' } },
      /^beats\[0\]\.does\[1\] deed: It is to be done after 60000 ms, and the beat was over/,
    ],
    [
      'a deed that is refused',
      'beats.1.does.1.intent.kind',
      'prompt.opened',
      /^beats\[1\]\.does\[1\] deed: This prompt was already opened/,
    ],
    [
      'a fill that finds nothing',
      'beats.0.does.1',
      {
        intent: { kind: 'message.dropped', message: '{{ping}}' },
        fills: { ping: { match: 'direction:notification', take: 'field.message' } },
      },
      /^beats\[0\]\.does\[1\] deed: There is no field\.message for «\{\{ping\}\}» yet/,
    ],
  ])('is found out for %s', async (_, place, value, sentence) => {
    const failures = await failuresOf(place, value);
    expect(failures).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });

  it('is refused with the place where a set-up does not fit together', async () => {
    const lesson = read(changedLesson('runs.main.setup', { clients: [] }));
    await expect(playLesson(lesson, { engine: 'test' })).rejects.toThrow(
      /^runs\.main\.setup: «Corner Shop till» plays the client/,
    );
  });

  it('stops at a moment that does not come, for nothing after it could be judged', async () => {
    const lesson = read(changedLesson('beats.0.until', { match: 'error:slow_down' }));
    const { findings, beats } = await playLesson(lesson, { engine: 'test' });
    expect(beats).toBe(0);
    expect(findings).toHaveLength(1);
  });

  it('fills in what is known only in the run', async () => {
    const again = {
      intent: {
        kind: 'request.sent',
        relyingParty: 'till',
        method: 'POST',
        target: '/token',
        headers: [
          ['authorization', '{{secret}}'],
          ['content-type', 'application/x-www-form-urlencoded'],
        ],
        body: 'grant_type=urn%3Aopenid%3Aparams%3Agrant-type%3Aciba&auth_req_id={{id}}',
        jwts: [],
      },
      fills: {
        id: { match: 'endpoint:backchannel-authentication', take: 'parameter.auth_req_id' },
        secret: { match: 'endpoint:token direction:request', take: 'header.authorization' },
      },
    };
    const lesson = read(changedLesson('beats.1.does', [again]));
    const sent = (await entriesOf(lesson)).flatMap((entry) =>
      entry.kind === 'intent.given' && entry.intent.kind === 'request.sent' ? [entry.intent] : [],
    );
    expect(sent[0]?.body).toMatch(/auth_req_id=[\w-]{20,}$/);
    expect(sent[0]?.headers[0]?.[1]).toMatch(/^Basic /);
  });

  it('makes a forged message of a real one', async () => {
    const client = {
      client_id: 'corner-shop-till',
      client_secret: 'simulated-secret-of-the-till',
      grant_types: ['urn:openid:params:grant-type:ciba'],
      scope: 'openid',
      id_token_signed_response_alg: 'ES256',
      backchannel_token_delivery_mode: 'ping',
      backchannel_client_notification_endpoint: 'https://till.example/callback',
    };
    const [asked, approved] = structuredClone(smallLesson().beats);
    const ping = 'direction:notification';
    const forged = {
      intent: {
        kind: 'message.replayed',
        message: '{{message}}',
        exchange: '{{exchange}}',
        from: 'provider',
        to: 'relying-party/till',
        wire: '{{wire}}',
      },
      fills: {
        message: { match: ping, take: 'field.message' },
        exchange: { match: ping, take: 'field.exchange' },
        wire: {
          match: ping,
          take: 'field.wire',
          headers: [['Authorization', 'Bearer guessed']],
          body: '{"auth_req_id":"another"}',
        },
      },
    };
    const bare = { run: 'main', title: 'A forgery', text: asked?.why, why: asked?.why };
    const lesson = {
      ...smallLesson(),
      runs: { main: { title: 'Ping', seed: 'ping', setup: { clients: [client] } } },
      beats: [
        {
          ...bare,
          id: 'a',
          text: [bare.why],
          does: asked?.does,
          until: { match: 'kind:prompt.arrived' },
        },
        { ...bare, id: 'b', text: [bare.why], does: approved?.does, until: { match: ping } },
        { ...bare, id: 'c', text: [bare.why], does: [forged], until: { match: 'status:401' } },
      ],
    };
    const found = read(JSON.stringify(lesson));
    const wires = (await entriesOf(found)).flatMap((entry) =>
      entry.kind === 'message.sent' && entry.to === 'relying-party/till' ? [entry.wire] : [],
    );
    const bodies = wires.map(({ body }) => Buffer.from(body, 'base64').toString());
    expect(bodies).toContain('{"auth_req_id":"another"}');
    expect((await playLesson(found, { engine: 'test' })).beats).toBe(3);
  });

  it('waits for time as well, and for rest', async () => {
    const asks = { text: 'And?', asks: true };
    const bare = { run: 'main', title: 'Waiting', text: [asks], why: asks };
    const beats = [
      ...smallLesson().beats,
      { ...bare, id: 'later', until: { afterMs: 7000 } },
      { ...bare, id: 'rest', until: 'settled' },
    ];
    const lesson = read(changedLesson('beats', beats));
    expect(await playLesson(lesson, { engine: 'test' })).toMatchObject({ beats: 4 });
  });
});
