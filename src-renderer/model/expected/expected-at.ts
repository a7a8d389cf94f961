/** What was expected of a request at the moment looked at, made anew only when something has changed. */
import { useMemo } from 'react';
import { type ExpectedRow, expectedRows } from '#shared/projections/expected/expected-rows.ts';
import {
  addToRunRequests,
  isOverAt,
  type RunRequest,
} from '#shared/projections/expected/run-requests.ts';
import { useKeptDraft } from '../kept/kept-draft.ts';
import type { RunModel } from '../run-model.ts';
import type { RunView } from '../use-trace.ts';
import {
  type Expectation,
  type ExpectedDraft,
  expectationOf,
  expectedDraftOf,
} from './expected-draft.ts';

interface Grown {
  readonly requests: RunRequest[];
  taken: number;
}

const known = new WeakMap<RunModel, Grown>();

function requestsOf(model: RunModel): readonly RunRequest[] {
  const held = known.get(model) ?? { requests: [], taken: 0 };
  known.set(model, held);
  for (let next = model.entries[held.taken]; next !== undefined; next = model.entries[held.taken]) {
    addToRunRequests(held.requests, next);
    held.taken += 1;
  }
  return held.requests;
}

export interface ExpectedAt {
  readonly draft: ExpectedDraft;
  readonly onDraft: (by: Partial<ExpectedDraft>) => void;
  readonly expectation: Expectation;
  readonly requests: readonly RunRequest[];
  readonly rows: readonly ExpectedRow[];
}

/** The expectation of that run, and what came of it. */
export function useExpectedAt({ model, moment }: RunView): ExpectedAt {
  const [draft, keep] = useKeptDraft(`expected ${model.run}`, expectedDraftOf);
  const { seq: cursor, at } = moment;
  const requests = requestsOf(model).filter(({ openedSeq }) => openedSeq <= cursor);
  const { lanes, messages } = model.diagram;
  const opened = requests.length;
  const expectation = useMemo(
    () => expectationOf(draft, requestsOf(model).slice(0, opened), lanes),
    [draft, model, opened, lanes],
  );
  const { request, steps } = expectation;
  const isOver = request !== undefined && isOverAt(request, at);
  const rows = useMemo(
    () =>
      request === undefined || steps.length === 0
        ? []
        : expectedRows(steps, { messages, about: request.authReqId, cursor, isOver }),
    [steps, request, messages, cursor, isOver],
  );
  const onDraft = (by: Partial<ExpectedDraft>): void => keep({ ...draft, ...by });
  return { draft, onDraft, expectation, requests, rows };
}
