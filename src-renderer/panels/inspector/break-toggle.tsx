/** Whether time stops for messages like the chosen one, said where the message is explained. */
import { CircleDot } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import type { Breakpoints } from '../../model/breakpoints/use-breakpoints.ts';

export function BreakToggle({ breakpoints }: { readonly breakpoints: Breakpoints }) {
  const { likeChosen, onChosen, toggleChosen } = breakpoints;
  if (likeChosen === undefined) return null;
  return (
    <div className="break-toggle">
      <ToggleButton
        className="button small"
        aria-label="Breakpoint on messages like this"
        aria-keyshortcuts="F9"
        isSelected={onChosen !== undefined}
        onChange={toggleChosen}
      >
        <CircleDot aria-hidden size={13} /> {wordOf(onChosen)} <kbd aria-hidden>F9</kbd>
      </ToggleButton>
      {onChosen === undefined ? null : (
        <span className="break-toggle-words">{describeMatch(likeChosen)}</span>
      )}
    </div>
  );
}

function wordOf(breakpoint: Breakpoints['onChosen']): string {
  if (breakpoint === undefined) return 'Break on these';
  if (!breakpoint.enabled) return 'Switched off';
  return breakpoint.once ? 'Breaks on the next one' : 'Breaks on these';
}
