/**
 * What is drawn of the three runs on their one clock: the arrows of each, the parties that say anything
 * in any of them, and the moments at which something happens.
 */
import { type Lane, lanesOf } from '#shared/projections/lanes.ts';
import type { Tone } from '#shared/projections/message-names.ts';
import { type ArrowRow, unfoldedRows } from '#shared/projections/sequence-diagram.ts';
import { type ByMode, comparedModes } from '#shared/projections/three-modes/mode-report.ts';
import type { Party } from '#shared/trace/party.ts';
import type { RunModel } from '../run-model.ts';

export interface LaneArrow {
  readonly seq: number;
  readonly from: Party;
  readonly to: Party;
  readonly title: string;
  readonly tone: Tone;
  readonly isAnswer: boolean;
  /** True for what gets an answer, which then says how it went. */
  readonly isCall: boolean;
  readonly at: number;
  /** When it is there; the same moment for what a person does. */
  readonly until: number;
}

export interface SharedClock {
  readonly arrows: ByMode<readonly LaneArrow[]>;
  readonly parties: readonly Lane[];
  /** Every moment at which something sets out or arrives in any of them, in order. */
  readonly moments: readonly number[];
  readonly endMs: number;
}

/** The clock that three runs share. */
export function sharedClock(models: ByMode<RunModel>): SharedClock {
  const arrows: ByMode<readonly LaneArrow[]> = {
    poll: arrowsOf(models.poll),
    ping: arrowsOf(models.ping),
    push: arrowsOf(models.push),
  };
  const all = comparedModes.flatMap((mode) => arrows[mode]);
  const speaking = new Set(all.flatMap(({ from, to }) => [from, to]));
  const { setup } = models.poll.diagram;
  const lanes = setup === undefined ? [] : lanesOf(setup);
  const times = new Set([0, ...all.flatMap(({ at, until }) => [at, until])]);
  const moments = [...times].toSorted((left, right) => left - right);
  return {
    arrows,
    parties: lanes.filter(({ party }) => speaking.has(party)),
    moments,
    endMs: moments.at(-1) ?? 0,
  };
}

function arrowsOf({ diagram }: RunModel): readonly LaneArrow[] {
  return unfoldedRows(diagram.rows).map(arrowOf);
}

function arrowOf({ seq, from, to, title, tone, isAnswer, at, message }: ArrowRow): LaneArrow {
  const isCall = message?.wire.kind === 'http.request';
  const until = message?.arrivesAt ?? at;
  return { seq, from, to, title, tone, isAnswer, isCall, at, until };
}

/** The moment next to that one; undefined where there is none. */
export function momentNextTo(
  moments: readonly number[],
  atMs: number,
  by: 1 | -1,
): number | undefined {
  return by === 1
    ? moments.find((moment) => moment > atMs)
    : moments.findLast((moment) => moment < atMs);
}
