/**
 * Hostile requests over sockets, one after the other, each judged by what came back and by what the
 * record has of it; and the normal flow that must still work when they are through.
 */
import type { HttpRequest, HttpResponse } from '#shared/protocol/encoding/wire.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { hostileSetup } from '../cast.ts';
import { tallied } from '../harm.ts';
import { asks, polls } from '../honest-life.ts';
import { judgeAnswer } from '../judge-answer.ts';
import { must } from '../must.ts';
import { type Known, knowsNothing, learned, secretsOf, type Told } from '../requests/known.ts';
import { verdictsOf } from '../storm-run.ts';
import type { HostileWall } from './hostile-wall.ts';
import { bytesOf, rawCall } from './raw-call.ts';

interface WallStorm {
  /** Sends one and throws where its answer is not as it must be. */
  readonly send: (make: Told<HttpRequest>, sent?: (request: HttpRequest) => void) => Promise<Back>;
  /** Sends these at once; every third client hangs up without waiting for its answer. */
  readonly crowd: (makes: readonly Told<HttpRequest>[]) => Promise<void>;
  /** A whole flow of that client. It throws where it does not succeed. */
  readonly signIn: (name: string) => Promise<void>;
  readonly statuses: ReadonlyMap<string, number>;
  readonly refusals: ReadonlyMap<string, number>;
}

interface Back {
  readonly response: HttpResponse | undefined;
  readonly entries: readonly Entry[];
}

/** What the listener itself says no with, before a call reaches the world. */
const turnedAway = new Set([400, 403, 408, 413, 417, 431]);

/** A storm that has not begun. */
export function createWallStorm(wall: HostileWall): WallStorm {
  const statuses = new Map<string, number>();
  const refusals = new Map<string, number>();
  let known: Known = knowsNothing(wall.issuer, hostileSetup().clients);

  async function send(
    make: Told<HttpRequest>,
    sent: (request: HttpRequest) => void = () => undefined,
  ): Promise<Back> {
    known = { ...known, count: known.count + 1, nowSeconds: Math.floor(Date.now() / 1000) };
    if (known.count % 5 === 0) await decide('approve', known.count % 7);
    if (known.count % 23 === 0) await decide('deny', known.count % 7);
    const request = make(known);
    sent(request);
    const back = await call(request, `m-${known.count}`);
    known = learned(known, request, back.response, back.entries);
    tallied(verdictsOf(back.entries), refusals);
    return back;
  }

  async function call(request: HttpRequest, marker: string): Promise<Back> {
    const parts = [bytesOf(request, marker)];
    const isHead = request.method === 'HEAD';
    const { responses, ended } = await rawCall(wall.port, { parts, isHead });
    const entries = wall.entriesOf(marker);
    const [response, ...others] = responses;
    const arrived = entries.find((entry) => entry.kind === 'http.arrived');
    const where = arrived === undefined ? ' by the listener' : '';
    tallied([`${response?.status ?? 'cut'}${where}`], statuses);
    must(ended, 'the listener ends a call that asks for it');
    must(others.every(isNo), 'a call has one answer');
    if (arrived === undefined) must(isNo(response), `${response?.status} comes from the world`);
    else judgeAnswer({ request: arrived.request, response, entries, secrets: secretsOf(known) });
    return { response, entries };
  }

  async function crowd(makes: readonly Told<HttpRequest>[]): Promise<void> {
    const requests = makes.map((make) => {
      known = { ...known, count: known.count + 1 };
      const { count } = known;
      const patience = { hangsUp: count % 3 === 0, patienceMs: count % 5 };
      return { request: make(known), marker: `m-${count}`, patience };
    });
    await Promise.all(
      requests.map(({ request, marker, patience }) =>
        patience.hangsUp
          ? rawCall(wall.port, { parts: [bytesOf(request, marker)], ...patience })
          : call(request, marker),
      ),
    );
  }

  async function decide(decision: 'approve' | 'deny', at: number): Promise<void> {
    const { value } = known.authReqIds.at(-1 - at) ?? {};
    if (value === undefined) return;
    const intent = { kind: 'request.decided', run: wall.run, authReqId: value, decision } as const;
    await wall.open.submit({ kind: 'intent.given', intent });
  }

  async function signIn(name: string): Promise<void> {
    const asked = await send(asks(name));
    must(
      asked.response?.status === 200,
      `a normal request is accepted (${asked.response?.status})`,
    );
    await decide('approve', 0);
    const { value = '' } = known.authReqIds.at(-1) ?? {};
    const redeemed = await send(polls(name, value));
    must(redeemed.response?.status === 200, 'a normal flow ends with tokens');
  }

  return { send, crowd, signIn, statuses, refusals };
}

function isNo(response: HttpResponse | undefined): boolean {
  return response === undefined || turnedAway.has(response.status);
}
