/** The chosen message beside another one: by itself the one before of the same kind, or any that is chosen. */
import { GitCompareArrows, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { likeMessageBefore } from '#shared/projections/message-diff/like-messages.ts';
import { diffMessages, diffSummary } from '#shared/projections/message-diff/message-diff.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import type { RunView } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { SwitchLine } from '../form/switch-line.tsx';
import { DiffChooser } from './diff-chooser.tsx';
import { DiffTable } from './diff-table.tsx';

interface DiffViewProps {
  readonly view: RunView;
  readonly message: MessageView;
  /** The message it is compared with; undefined for the one before of the same kind. */
  readonly pinned: number | undefined;
  readonly onPin: (seq: number | undefined) => void;
  readonly isChoosing: boolean;
  readonly onChoosing: (isChoosing: boolean) => void;
  readonly onSelect: (seq: number) => void;
}

export function DiffView(props: DiffViewProps) {
  const { view, message, pinned, onPin, isChoosing, onChoosing } = props;
  const { messages } = view.model.diagram;
  const isPinned = pinned !== undefined && pinned !== message.seq;
  const other = isPinned ? messages.bySeq.get(pinned) : likeMessageBefore(messages, message);
  return (
    <div className="diff">
      <div className="diff-acts">
        <Button
          className="button small"
          aria-expanded={isChoosing}
          aria-keyshortcuts="d"
          onPress={() => onChoosing(!isChoosing)}
        >
          <GitCompareArrows aria-hidden size={14} /> Compare with… <kbd aria-hidden>D</kbd>
        </Button>
        {isPinned ? (
          <Button className="button small" onPress={() => onPin(undefined)}>
            <Undo2 aria-hidden size={14} /> The one before of the same kind
          </Button>
        ) : null}
      </div>
      {isChoosing ? (
        <DiffChooser
          view={view}
          message={message}
          onChoose={(seq) => {
            onPin(seq);
            onChoosing(false);
          }}
          onClose={() => onChoosing(false)}
        />
      ) : null}
      {other === undefined ? (
        <p className="empty">
          No message of this kind came before it. Choose another one to compare with.
        </p>
      ) : (
        <Compared {...props} other={other} />
      )}
    </div>
  );
}

function Compared({ message, other, onSelect }: DiffViewProps & { readonly other: MessageView }) {
  const [withSame, setWithSame] = useState(false);
  const [withSecrets, setWithSecrets] = useState(false);
  const sections = diffMessages(message.wire, other.wire);
  return (
    <>
      <p className="diff-pair">
        <End of={message} /> <span aria-hidden>↔</span>
        <span className="hidden-but-read"> compared with </span>{' '}
        <button type="button" className="link" onClick={() => onSelect(other.seq)}>
          <End of={other} />
        </button>
      </p>
      <p className="diff-said" role="status">
        {diffSummary(sections)}
      </p>
      <div className="diff-switches">
        <SwitchLine isOn={withSame} isDisabled={false} onChange={setWithSame}>
          Also what is the same
        </SwitchLine>
        <SwitchLine isOn={withSecrets} isDisabled={false} onChange={setWithSecrets}>
          Show secrets
        </SwitchLine>
      </div>
      <DiffTable sections={sections} withSame={withSame} withSecrets={withSecrets} />
    </>
  );
}

function End({ of }: { readonly of: MessageView }) {
  return (
    <>
      <code>{shownTime(of.at)}</code> <code className={`tone-${of.tone}`}>{of.title}</code>
    </>
  );
}
