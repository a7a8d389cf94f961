/** Chooses the run to compare with; those that begin as this one does are offered first. */
import { ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { mostCompared, useSharedBeginnings } from '../../model/runs/use-shared-beginnings.ts';
import { useWorkbench } from '../../model/use-trace.ts';

interface RunChoiceProps {
  readonly run: string;
  readonly chosen: string | undefined;
  readonly onChoose: (run: string) => void;
}

export function RunChoice({ run, chosen, onChoose }: RunChoiceProps) {
  const runs = useWorkbench((state) => state.runs);
  const shared = useSharedBeginnings(run);
  const items = runs
    .filter((listing) => listing.run !== run)
    .map(({ run: id, name, createdAt }) => ({ id, name, createdAt, shares: shared.get(id) ?? 0 }))
    .toSorted((left, right) => right.shares - left.shares || right.createdAt - left.createdAt);
  return (
    <Select
      className="run-choice"
      value={chosen ?? null}
      isDisabled={items.length === 0}
      onChange={(key) => onChoose(String(key))}
      placeholder="Choose a run"
    >
      <Label>Compare with</Label>
      <Button className="button run-button">
        <SelectValue>{items.find(({ id }) => id === chosen)?.name ?? 'Choose a run'}</SelectValue>
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover">
        <ListBox items={items}>
          {({ id, name, shares, createdAt }) => (
            <ListBoxItem id={id} className="option" textValue={name}>
              {name} <small>{sharedWords(shares) ?? new Date(createdAt).toLocaleString()}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

function sharedWords(entries: number): string | undefined {
  if (entries === 0) return undefined;
  const count = entries >= mostCompared ? `${mostCompared} or more` : String(entries);
  return entries === 1 ? 'begins the same' : `the same for the first ${count} entries`;
}
