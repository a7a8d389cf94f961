/**
 * What a room sees on the second screen: the diagram of a run and its time, large, at the moment and
 * with the part of it that the console looks at. Nothing in it can be pressed.
 */
import { useEffect } from 'react';
import type { Session } from '#shared/session.ts';
import { SequenceFigure } from '../drawing/sequence/sequence-figure.tsx';
import { useIsOfLesson, useIsPast, useRoomRun } from '../model/lessons/use-lesson.ts';
import { useFlightClock } from '../model/moment/use-flight-clock.ts';
import type { RunModel } from '../model/run-model.ts';
import { useFigure } from '../model/sequence/use-figure.ts';
import { useRunModel, useRunName, useRunView, useShownTime } from '../model/use-trace.ts';
import { shownTime } from '../model/words/shown-text.ts';
import { SequenceTwin } from '../panels/sequence-twin.tsx';

export function AudienceView({ session }: { readonly session: Session }) {
  // In a lesson the room goes along: from run to run, and into a fork and back.
  const model = useRunModel(useRoomRun(session.run));
  if (model === undefined) return <main className="start" aria-busy="true" />;
  return <Room model={model} />;
}

const nothing = (): void => undefined;
const noMark = (): undefined => undefined;

function Room({ model }: { readonly model: RunModel }) {
  const view = useRunView(model);
  const name = useRunName(model.run);
  const now = useShownTime(view);
  const figure = useFigure(view);
  const clock = useFlightClock(view);
  useEffect(() => {
    document.title = `${name} — audience`;
  }, [name]);
  const { cursor, moment } = view;
  const isPast = useIsPast(model.run, cursor);
  const isOfLesson = useIsOfLesson(model.run);
  const { lanes, rows, unfolded, seqs } = figure;
  // A room is asked what comes next; it must not stand there in grey.
  const hidesFuture = figure.hidesFuture || isOfLesson;
  const state = isPast ? 'past' : moment.clock.state;
  return (
    <main className={`audience${isPast ? ' in-the-past' : ''}`}>
      <header className="audience-head">
        <h1>{name}</h1>
        <span className="clock" role="timer" aria-label="Time of the run">
          {shownTime(now)}
        </span>
        <span className={`pill ${state}`} role="status">
          {words[state] ?? words.paused}
        </span>
      </header>
      {rows.length === 0 ? (
        <div className="empty">
          <p>The sequence appears here, message by message.</p>
        </div>
      ) : (
        <>
          <SequenceFigure
            {...{ lanes, rows, unfolded, clock, hidesFuture, seqs }}
            cursor={moment.seq}
            selected={undefined}
            markOf={noMark}
            onSelect={nothing}
            onToggleFold={nothing}
            marks={noMarks}
            onChangeMark={nothing}
          />
          <SequenceTwin diagram={figure} cursor={moment.seq} markOf={noMark} marks={noMarks} />
        </>
      )}
    </main>
  );
}

const noMarks = [] as const;
const words = { running: '▸ running', paused: '‖ paused', past: '◂ in the past' } as const;
