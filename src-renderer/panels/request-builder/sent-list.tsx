/** What was sent by hand, and what the rules said of it: that is known once it is answered. */
import { Pencil } from 'lucide-react';
import { Button } from 'react-aria-components';
import { clauseWords } from '#shared/projections/causes/refusal-words.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { shownTime } from '../../model/words/shown-text.ts';
import type { SentRequest } from './sent-requests.ts';

interface SentListProps {
  readonly sent: readonly SentRequest[];
  readonly onSelect: (seq: number) => void;
  readonly onEdit: (message: MessageView) => void;
}

export function SentList({ sent, onSelect, onEdit }: SentListProps) {
  if (sent.length === 0)
    return (
      <p className="quiet-line">
        What you send appears here with its answer, and in the diagram like any other request.
      </p>
    );
  return (
    <ol className="builder-sent" aria-label="Requests sent by hand">
      {sent.map(({ asked, answer, judgement }) => (
        <li key={asked.seq}>
          <div className="builder-head">
            <code>{shownTime(asked.at)}</code>
            <Button className="button small" onPress={() => onSelect(answer?.seq ?? asked.seq)}>
              <code>{asked.title}</code>
            </Button>
            {asked.about === undefined ? null : <TransactionBadge about={asked.about} />}
          </div>
          <Verdict answer={answer} judgement={judgement} />
          <Button
            className="button small"
            aria-label={`Edit and send ${asked.title} of ${shownTime(asked.at)} again`}
            onPress={() => onEdit(asked)}
          >
            <Pencil aria-hidden size={12} /> Edit and send again
          </Button>
        </li>
      ))}
    </ol>
  );
}

function Verdict({ answer, judgement }: Pick<SentRequest, 'answer' | 'judgement'>) {
  if (answer === undefined)
    return <p className="quiet-line">On its way. Step or run the clock, and the answer comes.</p>;
  const refusal = judgement?.refusal;
  return (
    <p className={`tone-${answer.tone}`}>
      <strong>{answer.title}</strong>{' '}
      {refusal === undefined ? null : (
        <>
          Rule «{refusal.rule}»: {refusal.description}{' '}
          <span className="builder-clause">{clauseWords(refusal.clause)}</span>
        </>
      )}
    </p>
  );
}
