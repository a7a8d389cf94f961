/**
 * The other two buttons of a presenter’s clicker, which send «.» and «b»: while the notes are shown they
 * explore and reset. Without notes nobody presents, and the keys are those of the message.
 */
import { useEffect } from 'react';
import { useCommands } from '../../commands/use-command.ts';

export function useClicker(isPresenting: boolean): void {
  const { lend } = useCommands();
  useEffect(() => {
    if (!isPresenting) return undefined;
    const returns = [lend('.', 'lesson.explore'), lend('b', 'lesson.reset')];
    return () => {
      for (const giveBack of returns) giveBack();
    };
  }, [isPresenting, lend]);
}
