/** «Run until…»: to the next message, answer or expiry, to a kind of entry, or to a match as text. */
import { ChevronDown, Flag } from 'lucide-react';
import { memo, useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import type { Goal } from '#shared/intents/clock-intents.ts';
import { entryKinds } from '#shared/trace/entry-kind.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';
import { goalWords } from '../../model/words/goal-words.ts';
import { MatchField } from './match-field.tsx';
import type { Transport } from './use-transport.ts';

const plainGoals: readonly Goal[] = [{ kind: 'message' }, { kind: 'answer' }, { kind: 'expiry' }];

export const UntilMenu = memo(function UntilMenu({
  transport: { pacing, wallOnly },
}: {
  readonly transport: Transport;
}) {
  return (
    <DialogTrigger>
      <TooltipTrigger delay={400}>
        <Button className="button icon" aria-label="Run until" isDisabled={wallOnly !== undefined}>
          <Flag aria-hidden size={16} />
        </Button>
        <Tooltip className="tooltip" offset={6}>
          Run until something happens
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover time-popover" placement="bottom start">
        <Dialog aria-label="Run until" className="time-dialog">
          {({ close }) => (
            <Goals
              onGoal={(goal) => {
                close();
                pacing.runUntil(goal);
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
});

function Goals({ onGoal }: { readonly onGoal: (goal: Goal) => void }) {
  return (
    <>
      <h2 className="time-heading">Run until</h2>
      <div className="goal-list">
        {plainGoals.map((goal) => (
          <Button key={goal.kind} className="goal-choice" onPress={() => onGoal(goal)}>
            {goalWords(goal)}
          </Button>
        ))}
      </div>
      <EntryGoal onGoal={onGoal} />
      <MatchGoal onGoal={onGoal} />
    </>
  );
}

function EntryGoal({ onGoal }: { readonly onGoal: (goal: Goal) => void }) {
  return (
    <Select
      aria-label="A kind of entry"
      placeholder="an entry of a kind…"
      className="entry-choice"
      onChange={(key) => {
        const is = entryKinds.find((kind) => kind === key);
        if (is !== undefined) onGoal({ kind: 'entry', is });
      }}
    >
      <Button className="button entry-button">
        <SelectValue />
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover">
        <ListBox>
          {entryKinds.map((kind) => (
            <ListBoxItem key={kind} id={kind} className="option" textValue={kind}>
              <span>{goalWords({ kind: 'entry', is: kind })}</span>
              <small className="wire">{kind}</small>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function MatchGoal({ onGoal }: { readonly onGoal: (goal: Goal) => void }) {
  const [text, setText] = useState('');
  const read = parseMatch(text);
  return (
    <form
      className="match-goal"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.kind === 'read') onGoal({ kind: 'match', on: read.match });
      }}
    >
      <MatchField label="Or what matches" text={text} onText={setText} />
      <Button type="submit" className="button primary" isDisabled={read.kind !== 'read'}>
        <Flag aria-hidden size={15} /> Run until then
      </Button>
    </form>
  );
}
