/** The windows of whoever takes part in the run that is open: where a task is done, one acts in them. */
import { AppWindow } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { RunModel } from '../../model/run-model.ts';
import { partyOfWindow } from '../../model/sequence/party-lines.ts';
import { useDispatch, useRunView } from '../../model/use-trace.ts';

export function PartyWindows({ model }: { readonly model: RunModel }) {
  const dispatch = useDispatch();
  const { moment } = useRunView(model);
  const windows = model.diagram.lanes.flatMap(({ party, title }) => {
    const target = partyOfWindow(party);
    return target === undefined ? [] : [{ title, target }];
  });
  if (moment.setup === undefined || windows.length === 0) return null;
  return (
    <fieldset className="lesson-looks">
      <legend>
        <AppWindow aria-hidden size={14} /> Act in
      </legend>
      {windows.map(({ title, target }) => (
        <Button
          key={`${target.view} ${target.party}`}
          className="button small"
          aria-label={`Act in the window of ${title}`}
          onPress={() => void dispatch({ kind: 'window.open', run: model.run, ...target })}
        >
          {title}
        </Button>
      ))}
    </fieldset>
  );
}
