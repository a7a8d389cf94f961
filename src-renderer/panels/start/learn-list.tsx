/** What there is to learn: scenarios that play themselves, and whether they were looked at already. */
import { Check, CirclePlay } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { type ScenarioLine, scenarios, wasPlayed } from '../../model/runs/scenarios.ts';
import { useWorkbench } from '../../model/use-trace.ts';
import { useImports } from '../shelf/import-desk.tsx';

export function LearnList() {
  const { take } = useImports();
  const runs = useWorkbench((state) => state.runs);
  const fresh = scenarios.filter((one) => !wasPlayed(one, runs)).length;
  return (
    <section className="start-part" aria-label="New to learn">
      <h2>
        New to learn
        <small>{fresh === 0 ? 'all looked at' : `${fresh} of ${scenarios.length}`}</small>
      </h2>
      <ul>
        {scenarios.map((scenario) => (
          <li key={scenario.file}>
            <Line
              scenario={scenario}
              isPlayed={wasPlayed(scenario, runs)}
              onPress={() => take(new File([scenario.text], scenario.file))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly scenario: ScenarioLine;
  readonly isPlayed: boolean;
  readonly onPress: () => void;
}

function Line({ scenario: { title, sentence }, isPlayed, onPress }: LineProps) {
  const id = useId();
  return (
    <Button
      className="learn-line"
      aria-label={`Play the scenario «${title}»${isPlayed ? ', looked at' : ''}`}
      aria-describedby={id}
      onPress={onPress}
    >
      {isPlayed ? <Check aria-hidden size={15} /> : <CirclePlay aria-hidden size={15} />}
      <strong>{title}</strong>
      <span id={id}>{sentence}</span>
    </Button>
  );
}
