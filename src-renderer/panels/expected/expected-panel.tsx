/** What was expected of a request beside what happened, at the moment looked at. */
import { ListChecks } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { countVerdicts, type ExpectedRow } from '#shared/projections/expected/expected-rows.ts';
import type { RunRequest } from '#shared/projections/expected/run-requests.ts';
import { badgeLook } from '../../drawing/badge-look.ts';
import { type ExpectedAt, useExpectedAt } from '../../model/expected/expected-at.ts';
import type { RunView } from '../../model/use-trace.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { DrawnFlow } from './drawn-flow.tsx';
import { ExpectedList } from './expected-list.tsx';

interface ExpectedPanelProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
}

export function ExpectedPanel({ view, selected, onSelect }: ExpectedPanelProps) {
  const at = useExpectedAt(view);
  const { draft, expectation, rows } = at;
  return (
    <section className="expected" aria-label="Expected against actual">
      <ExpectedTools at={at} />
      {draft.way === 'drawn' ? <DrawnFlow at={at} lanes={view.model.diagram.lanes} /> : null}
      {rows.length === 0 ? (
        <NothingExpected hasRequest={expectation.request !== undefined} />
      ) : (
        <ExpectedList rows={rows} selected={selected} onSelect={onSelect} />
      )}
    </section>
  );
}

const ways = [
  { id: 'mode', word: 'As its mode describes', sentence: 'The flow of CIBA Core, by clause.' },
  { id: 'drawn', word: 'As I have drawn it', sentence: 'A Mermaid sequence diagram.' },
] as const;

function ExpectedTools({ at }: { readonly at: ExpectedAt }) {
  const { draft, onDraft, expectation, requests, rows } = at;
  return (
    <div className="expected-tools">
      <ChoiceLine
        label="What is expected"
        isLabelHidden
        choices={ways}
        value={draft.way}
        onChange={(way) => onDraft({ way })}
      />
      {expectation.request === undefined ? null : (
        <ChoiceLine
          label="Which request"
          isLabelHidden
          choices={requests.map(choiceOf)}
          value={expectation.request.authReqId}
          onChange={(request) => onDraft({ request })}
        />
      )}
      <ToggleButton
        className="button"
        isSelected={draft.marks}
        isDisabled={rows.length === 0}
        onChange={(marks) => onDraft({ marks })}
      >
        <ListChecks aria-hidden size={15} /> Mark the sequence
      </ToggleButton>
      <p className="expected-counts" role="status" aria-label="What came of it">
        {rows.length === 0 ? '' : countWords(rows)}
      </p>
    </div>
  );
}

function choiceOf({ authReqId, clientId, mode }: RunRequest) {
  return { id: authReqId, word: `${badgeLook(authReqId).text} · ${clientId} · ${mode}` };
}

/** «9 matched, 1 drifted, 2 never happened» */
function countWords(rows: readonly ExpectedRow[]): string {
  const counts = countVerdicts(rows);
  const words = [
    [counts.matched, 'matched'],
    [counts.drifted, 'drifted'],
    [counts.never, 'never happened'],
    [counts.waiting, 'to come'],
    [counts.undocumented, 'undocumented'],
  ] as const;
  return words.flatMap(([count, word]) => (count === 0 ? [] : `${count} ${word}`)).join(', ');
}

function NothingExpected({ hasRequest }: { readonly hasRequest: boolean }) {
  return (
    <div className="empty">
      <p>What was expected stands here beside what happened, step by step.</p>
      <p>
        {hasRequest
          ? 'Paste a diagram above, or choose the flow of its mode.'
          : 'It begins with the first authentication request that a provider accepts.'}
      </p>
    </div>
  );
}
