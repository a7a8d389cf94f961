/** One bookmark of the list: when, its name and its note; it can be gone to, changed and removed. */
import { Pencil, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Mark } from '../../model/marks/marks.ts';
import { shownTime } from '../../model/words/shown-text.ts';

interface BookmarkLineProps {
  readonly mark: Mark;
  readonly isHere: boolean;
  readonly onGo: (seq: number) => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

export function BookmarkLine({ mark, isHere, onGo, onChange, onRemove }: BookmarkLineProps) {
  const { bookmark, seq, at } = mark;
  const { title, text } = bookmark;
  const time = at === undefined ? 'not yet' : shownTime(at);
  return (
    <li className="bookmark-line" aria-current={isHere}>
      <Button
        className="bookmark-go"
        aria-label={
          seq === undefined ? `${title}: the run has not come to it` : `Go to ${title}, ${time}`
        }
        isDisabled={seq === undefined}
        onPress={() => {
          if (seq !== undefined) onGo(seq);
        }}
      >
        <span className="bookmark-time wire">{time}</span>
        <span className="bookmark-words">
          <strong>{title}</strong>
          {text === '' ? null : <span>{text}</span>}
        </span>
      </Button>
      <Button className="button small" aria-label={`Change ${title}`} onPress={onChange}>
        <Pencil aria-hidden size={13} /> Change
      </Button>
      <Button className="button small" aria-label={`Remove ${title}`} onPress={onRemove}>
        <Trash2 aria-hidden size={13} /> Remove
      </Button>
    </li>
  );
}
