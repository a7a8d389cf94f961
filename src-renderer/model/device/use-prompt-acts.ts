/** What a person can do with a prompt of their device, unless they look at the past. */
import type { Gesture } from '#shared/intents/device-intents.ts';
import type { Session } from '#shared/session.ts';
import { useDispatch } from '../use-trace.ts';

export interface PromptActs {
  readonly isPast: boolean;
  readonly open: () => void;
  readonly approve: (gesture?: Gesture) => void;
  readonly deny: () => void;
  readonly report: () => void;
  /** From being asked for more, to the request. */
  readonly back: () => void;
}

type Act = 'prompt.opened' | 'prompt.denied' | 'prompt.reported' | 'prompt.returned';

export function usePromptActs(session: Session, prompt: string, isPast: boolean): PromptActs {
  const dispatch = useDispatch();
  const about = { run: session.run, device: session.party, prompt };
  const act = (kind: Act) => (): void => {
    if (!isPast) void dispatch({ kind, ...about });
  };
  return {
    isPast,
    open: act('prompt.opened'),
    deny: act('prompt.denied'),
    report: act('prompt.reported'),
    back: act('prompt.returned'),
    approve: (gesture) => {
      const shown = gesture === undefined ? {} : { gesture };
      if (!isPast) void dispatch({ kind: 'prompt.approved', ...about, ...shown });
    },
  };
}
