/** Chooses the message to compare with, by typing or from a list; those of the same kind come first. */
import { type KeyboardEvent, useId, useState } from 'react';
import { partyWords } from '#shared/projections/causes/party-words.ts';
import { comparableMessages } from '#shared/projections/message-diff/like-messages.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import type { RunView } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';

interface DiffChooserProps {
  readonly view: RunView;
  readonly message: MessageView;
  readonly onChoose: (seq: number) => void;
  readonly onClose: () => void;
}

const mostOffered = 40;

export function DiffChooser({ view, message, onChoose, onClose }: DiffChooserProps) {
  const [asked, ask] = useState('');
  const [place, setPlace] = useState(0);
  const list = useId();
  const { messages } = view.model.diagram;
  const until = view.moment.seq;
  const found = comparableMessages(messages, message, { asked, until, most: mostOffered });
  const at = Math.min(place, found.length - 1);
  const press = (event: KeyboardEvent): void => {
    const chosen = found[at];
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen.seq);
    else if (event.key === 'ArrowDown') setPlace(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(0, at - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="diff-chooser">
      <label>
        <span>Compare with which message?</span>
        <input
          ref={takeKeyboard}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={list}
          aria-activedescendant={found.length === 0 ? undefined : `${list}-${at}`}
          placeholder="Type a part of its name"
          value={asked}
          onChange={(event) => {
            ask(event.target.value);
            setPlace(0);
          }}
          onKeyDown={press}
        />
      </label>
      <div id={list} role="listbox" aria-label="Messages to compare with" className="diff-offers">
        {found.map((other, index) => (
          <Offer
            key={other.seq}
            id={`${list}-${index}`}
            other={other}
            isAt={index === at}
            onChoose={onChoose}
          />
        ))}
      </div>
      {found.length === 0 ? <p className="quiet-line">No message fits that.</p> : null}
    </div>
  );
}

interface OfferProps {
  readonly id: string;
  readonly other: MessageView;
  readonly isAt: boolean;
  readonly onChoose: (seq: number) => void;
}

function Offer({ id, other, isAt, onChoose }: OfferProps) {
  return (
    <div
      id={id}
      ref={isAt ? comeIntoView : null}
      role="option"
      tabIndex={-1}
      aria-selected={isAt}
      className="diff-offer"
      onClick={() => onChoose(other.seq)}
      onKeyDown={() => undefined}
    >
      <code>{shownTime(other.at)}</code>
      <span className={`wire tone-${other.tone}`}>{other.title}</span>
      <small>
        {partyWords(other.from)} → {partyWords(other.to)}
      </small>
    </div>
  );
}

function takeKeyboard(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true });
}

function comeIntoView(line: HTMLDivElement | null): void {
  line?.scrollIntoView({ block: 'nearest' });
}
