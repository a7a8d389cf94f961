/**
 * One setting: its words and control, what it means and changes, whether it differs from the default
 * or from what is in force, and when a change of it holds.
 */
import { CalendarClock, Pencil, RotateCcw, Zap } from 'lucide-react';
import { Button } from 'react-aria-components';
import { writtenAs } from '#shared/projections/setup/setting-field.ts';
import { holdsFrom, isLive } from '#shared/projections/setup/setting-note.ts';
import type { ChangedAt } from '#shared/projections/setup/setup-board.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { SettingControl } from './setting-control.tsx';
import type { SetupPlace } from './setup-place.ts';

interface SettingLineProps {
  readonly place: SetupPlace;
  /** What was written here; undefined where it stands as it is in force. */
  readonly written: string | undefined;
  readonly fault: string | undefined;
  readonly changed: ChangedAt | undefined;
  readonly onWrite: (text: string) => void;
}

export function SettingLine({ place, written, fault, changed, onWrite }: SettingLineProps) {
  const { field, note, clause, value } = place;
  const inForce = writtenAs(field, value);
  const text = written ?? inForce;
  const meaning = field.sentence === '' ? (note.meaning ?? '') : field.sentence;
  return (
    <li className={`setting${written === undefined ? '' : ' is-written'}`}>
      <div className="setting-words">
        <h3>{note.title}</h3>
        <code className="setting-name">{field.name}</code>
        <p className="setting-meaning">
          {meaning} <span className="setting-changes">Changes: {note.changes}</span>
        </p>
      </div>
      <div className="setting-value">
        <SettingControl
          label={note.title}
          control={field.control}
          isOptional={field.isOptional}
          written={text}
          fault={fault}
          onChange={onWrite}
        />
        <p className="setting-marks">
          <Holds place={place} />
          {clause === undefined ? null : <span className="quiet-line">{clause}</span>}
        </p>
        <Difference place={place} text={text} onWrite={onWrite} />
        {written === undefined ? null : (
          <p className="setting-marks">
            <span className="mark is-written">
              <Pencil aria-hidden size={12} /> In force: {shortly(inForce)}
            </span>
            <TakeBack title={note.title} onPress={() => onWrite(inForce)} />
          </p>
        )}
        {changed === undefined ? null : (
          <p className="quiet-line">
            Changed live at {shownTime(changed.at)} (entry {changed.seq}).
          </p>
        )}
      </div>
    </li>
  );
}

function Holds({ place: { note } }: { readonly place: SetupPlace }) {
  const live = isLive(note.holds);
  const Icon = live ? Zap : CalendarClock;
  return (
    <span className={`holds ${live ? 'is-live' : 'is-next'}`}>
      <Icon aria-hidden size={12} /> {holdsFrom[note.holds]}
    </span>
  );
}

interface DifferenceProps {
  readonly place: SetupPlace;
  readonly text: string;
  readonly onWrite: (text: string) => void;
}

function Difference({ place, text, onWrite }: DifferenceProps) {
  const { field, usual, note, item } = place;
  const byDefault = writtenAs(field, usual);
  // Of a client’s name or a person’s e-mail there is no default to differ from.
  if (text === byDefault || (item !== '' && byDefault === '')) return null;
  return (
    <p className="setting-marks">
      <span className="mark is-other">differs from default {shortly(byDefault)}</span>
      <Button
        className="button small"
        aria-label={`Reset ${note.title} to its default`}
        onPress={() => onWrite(byDefault)}
      >
        <RotateCcw aria-hidden size={12} /> Reset
      </Button>
    </p>
  );
}

function TakeBack({ title, onPress }: { readonly title: string; readonly onPress: () => void }) {
  return (
    <Button className="button small" aria-label={`Take back ${title}`} onPress={onPress}>
      Take back
    </Button>
  );
}

const longest = 28;

function shortly(text: string): string {
  const line = text.replaceAll('\n', ', ');
  if (line === '') return '(not set)';
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}
