/** The book beside a run: its clauses say what the run has shown of them, and lead to those moments. */
import { useCallback, useEffect, useMemo } from 'react';
import type { ClauseMoment } from '#shared/projections/clause-book/run-clauses.ts';
import { forgetWaysOut } from '../../model/clauses/book-trail.ts';
import { runClausesOf } from '../../model/clauses/run-clauses-of.ts';
import { useKept } from '../../model/kept/use-kept.ts';
import { useLooking } from '../../model/moment/looking.ts';
import { useCalmly } from '../../model/steady/use-calmly.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import type { RunView } from '../../model/use-trace.ts';
import { BookParts, type BookRun } from './book-run.ts';
import { ClauseBrowser } from './clause-browser.tsx';

/** Not for every message of a run that goes fast. */
const everyMs = 300;

export function ClausesTab() {
  const run = useBookRun();
  const parts = useMemo(() => ({ run, onLesson: () => undefined }), [run]);
  // Whoever goes elsewhere begins anew when they come again.
  useEffect(() => forgetWaysOut, []);
  return (
    <BookParts value={parts}>
      <ClauseBrowser />
    </BookParts>
  );
}

function useBookRun(): BookRun {
  const { view, onSelect, onMove } = useLooking();
  const { model, moment } = view;
  const [, showInspector] = useKept('inspector', '');
  // It grows in place: a copy tells that there is more.
  const make = useCallback(() => new Map(runClausesOf(model)), [model]);
  const clauses = useCalmly(make, model.version(), everyMs);
  const onGo = useSteady(({ seq, exchange }: ClauseMoment) => {
    const asked = messageOf(view, exchange);
    onSelect(asked?.seq ?? seq);
    onMove(seq);
    showInspector('rules');
  });
  const { seq } = moment;
  return useMemo(
    () => ({
      clauses: clauses ?? new Map(),
      seq,
      askedIn: ({ exchange, table }) => askedIn(model, exchange) ?? { title: table, from: '' },
      onGo,
    }),
    [clauses, seq, model, onGo],
  );
}

const messageOf = ({ model }: Pick<RunView, 'model'>, exchange: string) =>
  model.diagram.messages.exchanges.get(exchange)?.[0];

function askedIn(model: RunView['model'], exchange: string) {
  const asked = messageOf({ model }, exchange);
  const lane = model.diagram.lanes.find(({ party }) => party === asked?.from);
  return asked === undefined ? undefined : { title: asked.title, from: lane?.title ?? '' };
}
