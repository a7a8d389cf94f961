/** What the provider held of the request before the message and after it, field by field. */
import { useState } from 'react';
import type { MessageView } from '#shared/projections/message-view.ts';
import {
  type FieldValue,
  type RecordRow,
  recordRows,
} from '#shared/projections/stored-record/record-fields.ts';
import { type RecordSpan, recordSpan } from '#shared/projections/stored-record/record-span.ts';
import { storedRecordAt } from '../../model/boards/stored-records-at.ts';
import type { RunView } from '../../model/use-trace.ts';
import { shownSeconds, shownTime } from '../../model/words/shown-text.ts';
import { SwitchLine } from '../form/switch-line.tsx';

interface RecordViewProps {
  readonly view: RunView;
  readonly message: MessageView;
}

export function RecordView({ view, message }: RecordViewProps) {
  const { model, moment } = view;
  const exchange = model.diagram.messages.exchanges.get(message.exchange) ?? [message];
  const last = model.entries.at(-1)?.seq ?? 0;
  const span = recordSpan(message, exchange, { stops: model.stops, last });
  const { about } = message;
  if (span === undefined || span.before >= moment.seq || about === undefined) {
    return <p className="empty">{whyNone(message, span)}</p>;
  }
  const rows = recordRows(
    storedRecordAt(model, span.before, about),
    storedRecordAt(model, span.after, about),
  );
  return <RecordTable rows={rows} />;
}

function whyNone({ from, to, about, lost }: MessageView, span: RecordSpan | undefined): string {
  if (from !== 'provider' && to !== 'provider') {
    return 'This message does not concern the provider. One that does shows here what it changed.';
  }
  if (about === undefined) return 'The provider keeps no request that this message is about.';
  if (lost !== undefined) return 'It never reached the provider, and nothing it holds changed.';
  return span === undefined
    ? 'It has not reached the provider. What it changes appears here when it does.'
    : 'At this moment it has not happened yet.';
}

function RecordTable({ rows }: { readonly rows: readonly RecordRow[] }) {
  const [isWhole, setWhole] = useState(true);
  const changed = rows.filter(({ isChanged }) => isChanged);
  const held = rows.filter((row) => row.isChanged || isTold(row.before) || isTold(row.after));
  return (
    <div className="record">
      <p className="record-said" role="status">
        {saidOf(rows, changed.length)}
      </p>
      <SwitchLine isOn={isWhole} isDisabled={false} onChange={setWhole}>
        Also what stayed as it was
      </SwitchLine>
      <table className="facts" aria-label="What the provider holds of this request">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? held : changed).map((row) => (
            <Row key={row.name} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isTold(value: FieldValue | undefined): boolean {
  return value !== undefined && value.kind !== 'none';
}

function saidOf(rows: readonly RecordRow[], changed: number): string {
  if (rows.every(({ before }) => before === undefined))
    return 'The provider begins a record of it.';
  if (changed === 0) return 'Nothing that the provider holds changed.';
  return changed === 1 ? 'One field changed.' : `${changed} fields changed.`;
}

function Row({ row: { name, what, before, after, isChanged } }: { readonly row: RecordRow }) {
  return (
    <tr className={isChanged ? 'changed' : ''}>
      <th scope="row">
        {name}
        <small>{what}</small>
        {isChanged ? <span className="hidden-but-read">, changed</span> : null}
      </th>
      <td>{shown(before)}</td>
      <td>{shown(after)}</td>
    </tr>
  );
}

function shown(value: FieldValue | undefined): string {
  if (value === undefined) return 'not known';
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'time':
      return shownTime(value.at);
    case 'left':
      return `frozen, ${shownSeconds(value.ms)} left`;
    default:
      return '—';
  }
}
