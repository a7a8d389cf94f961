/** The beats in the order of time, each with what is still missing or did not hold. */
import { Check, CircleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { faultsAt } from '#shared/lessons/authoring/draft-fault.ts';
import { useAuthoring } from '../../../model/lessons/authoring/authoring-parts.ts';

export function BeatList() {
  const { draft, chosen, choose, faults, held } = useAuthoring();
  const isChecked = held?.check?.of === draft;
  const whole = faults.filter(({ place }) => !/^beats\.\d/.test(place));
  return (
    <ol className="author-beats" aria-label="Beats of the draft">
      <li>
        <Line
          name="The lesson as a whole"
          count={whole.length}
          isChecked={isChecked}
          isChosen={chosen === undefined}
          onPress={() => choose(-1)}
        />
      </li>
      {draft.beats.map(({ mark, title }, index) => (
        <li key={mark}>
          <Line
            name={`${index + 1} ${title === '' ? 'without a title' : title}`}
            count={faultsAt(faults, `beats.${index}`).length}
            isChecked={isChecked}
            isChosen={chosen === mark}
            onPress={() => choose(mark)}
          />
        </li>
      ))}
    </ol>
  );
}

interface LineProps {
  readonly name: string;
  readonly count: number;
  readonly isChecked: boolean;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function Line({ name, count, isChecked, isChosen, onPress }: LineProps) {
  return (
    <Button className="author-beat" aria-current={isChosen ? 'true' : 'false'} onPress={onPress}>
      <span>{name}</span>
      <small>
        {count === 0 ? null : (
          <>
            <CircleAlert aria-hidden size={13} /> {count} to mend
          </>
        )}
        {count === 0 && isChecked ? (
          <>
            <Check aria-hidden size={13} /> holds
          </>
        ) : null}
      </small>
    </Button>
  );
}
