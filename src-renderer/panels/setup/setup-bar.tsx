/** What was written and not applied, and the two ways to apply it: live, or to the next run. */
import { CalendarPlus, Redo2, Undo2, Zap } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useCommand } from '../../commands/use-command.ts';
import { RefusalLine } from '../form/refusal-line.tsx';
import { type DraftReading, emptyDraft } from './setup-draft.ts';
import type { SetupActs } from './use-setup.ts';

interface SetupBarProps {
  readonly acts: SetupActs;
  readonly isPast: boolean;
}

export function SetupBar({ acts, isPast }: SetupBarProps) {
  const { reading, asking, done, undo, redo } = acts;
  const hindrance = hindranceOf(reading, isPast);
  const hasFault = reading.faults.size > 0;
  useCommand('setup.apply', acts.applyLive, hindrance);
  useCommand('setup.begin', acts.beginNext, hasFault ? hindrance : undefined);
  useCommand('setup.undo', () => undo?.(), whyNone(undo, isPast, 'undo'));
  useCommand('setup.redo', () => redo?.(), whyNone(redo, isPast, 'do again'));
  return (
    <footer className="setup-bar" aria-label="Changes of the set-up" role="group">
      <RefusalLine sentence={asking.refusal} onDismiss={asking.forget} />
      <Edits reading={reading} />
      <p className="quiet-line" role="status" aria-label="State of the set-up">
        {done === '' ? stateOf(reading, hindrance) : done}
      </p>
      <div className="setup-deeds">
        <Button
          className="button primary"
          isDisabled={hindrance !== undefined}
          onPress={acts.applyLive}
        >
          <Zap aria-hidden size={14} /> Apply live
        </Button>
        <Button className="button" isDisabled={hasFault} onPress={acts.beginNext}>
          <CalendarPlus aria-hidden size={14} /> Begin a new run with it
        </Button>
        <Button
          className="button"
          isDisabled={reading.edits.length === 0}
          onPress={() => acts.onDraft(emptyDraft)}
        >
          Discard
        </Button>
        <span className="setup-gap" />
        <Button className="button" isDisabled={undo === undefined} onPress={() => undo?.()}>
          <Undo2 aria-hidden size={14} /> Undo
        </Button>
        <Button className="button" isDisabled={redo === undefined} onPress={() => redo?.()}>
          <Redo2 aria-hidden size={14} /> Redo
        </Button>
      </div>
    </footer>
  );
}

const mostShown = 4;

function Edits({ reading: { edits, faults } }: { readonly reading: DraftReading }) {
  if (edits.length === 0) return null;
  const more = edits.length - mostShown;
  return (
    <ul className="setup-edits" aria-label="Not applied yet">
      {edits.slice(0, mostShown).map(({ path, words, isLive }) => (
        <li key={path}>
          <code>{words}</code>{' '}
          {faults.has(path) ? (
            <span className="field-fault">not right yet</span>
          ) : (
            <span className="quiet-line">{isLive ? 'can be applied live' : 'next run only'}</span>
          )}
        </li>
      ))}
      {more > 0 ? <li className="quiet-line">and {more} more</li> : null}
    </ul>
  );
}

function stateOf({ edits }: DraftReading, hindrance: string | undefined): string {
  if (edits.length === 0)
    return 'Change a value, then choose: in this run from now on, or in a new run.';
  return (
    hindrance ??
    '«Apply live» changes this run from now on; it is on record, and Undo takes it back.'
  );
}

function whyNone(way: unknown, isPast: boolean, deed: string): string | undefined {
  if (way !== undefined) return undefined;
  return isPast
    ? 'This is the past: return to now to change a setting.'
    : `There is no change of the set-up to ${deed}.`;
}

function hindranceOf({ edits, faults }: DraftReading, isPast: boolean): string | undefined {
  if (edits.length === 0) return 'Nothing is changed.';
  if (faults.size > 0)
    return faults.size === 1
      ? 'One value is not right yet; its field says why.'
      : `${faults.size} values are not right yet; their fields say why.`;
  if (isPast)
    return 'You are looking at the past. Return to now to change this run, or begin a new one.';
  const later = edits.find(({ isLive }) => !isLive);
  return later === undefined
    ? undefined
    : `«${later.words}» holds in the next run only: begin a new run, or take it back.`;
}
