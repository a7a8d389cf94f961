/** The sequence, marked with what came of an expectation as long as that is asked for. */
import { type ReactNode, useMemo } from 'react';
import { useExpectedAt } from '../../model/expected/expected-at.ts';
import { expectedDraftOf } from '../../model/expected/expected-draft.ts';
import { ExpectedMarkParts, marksOf } from '../../model/expected/expected-marks.ts';
import { useKeptDraft } from '../../model/kept/kept-draft.ts';
import type { RunView } from '../../model/use-trace.ts';

interface MarkedSequenceProps {
  readonly view: RunView;
  readonly children: ReactNode;
}

/** While nobody asks for marks, nothing is held against anything. */
export function MarkedSequence(props: MarkedSequenceProps) {
  const [{ marks }] = useKeptDraft(`expected ${props.view.model.run}`, expectedDraftOf);
  return marks ? <Marked {...props} /> : props.children;
}

function Marked({ view, children }: MarkedSequenceProps) {
  const { rows } = useExpectedAt(view);
  const marks = useMemo(() => marksOf(rows), [rows]);
  return <ExpectedMarkParts value={marks}>{children}</ExpectedMarkParts>;
}
