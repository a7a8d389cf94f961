/** The presenter's size, and the way back from a part that is shown in place of all. */
import { Minimize2, MonitorUp } from 'lucide-react';
import { memo, useEffect } from 'react';
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useCommand } from '../../commands/use-command.ts';
import { useKept } from '../../model/kept/use-kept.ts';

/** Makes everything larger for a room, and leaves away what only the presenter needs. */
export const PresentButton = memo(function PresentButton() {
  const [kept, keep] = useKept('presenting', '');
  const isPresenting = kept === 'yes';
  const present = (on: boolean): void => keep(on ? 'yes' : '');
  useEffect(() => {
    document.documentElement.dataset['presenting'] = String(isPresenting);
    return () => {
      document.documentElement.dataset['presenting'] = 'false';
    };
  }, [isPresenting]);
  useCommand('view.present', () => present(!isPresenting));
  return (
    <TooltipTrigger delay={400}>
      <ToggleButton className="button" isSelected={isPresenting} onChange={present}>
        <MonitorUp aria-hidden size={16} /> Present
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        Large, for a room <kbd>F2</kbd>
      </Tooltip>
    </TooltipTrigger>
  );
});

export const RestoreButton = memo(function RestoreButton() {
  const [maximised, maximise] = useKept('maximised', '');
  if (maximised === '') return null;
  return (
    <Button className="button" onPress={() => maximise('')} aria-keyshortcuts="z">
      <Minimize2 aria-hidden size={16} /> All parts
    </Button>
  );
});
