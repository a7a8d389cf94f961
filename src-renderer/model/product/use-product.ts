/** What can be done in the console of a run's product: its switches, its guide, and trying it out. */
import {
  allSwitched,
  type ConsoleBoard,
  channelSwitched,
  stepSwitched,
} from '#shared/projections/product/console-board.ts';
import type { NoticeChannel } from '#shared/protocol/setup/notice-channel.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { SetupChange } from '#shared/protocol/setup/setup-change.ts';
import { useKept } from '../kept/use-kept.ts';
import { type Asking, useAsk } from '../use-ask.ts';
import type { RunView } from '../use-trace.ts';
import { productQuestion } from './product-question.ts';

export interface ProductActs {
  readonly asking: Asking;
  /** Why nothing can be done just now. */
  readonly whyNot: string | undefined;
  readonly isGuided: boolean;
  readonly onStep: (name: string, isDone: boolean) => void;
  readonly onChannel: (channel: NoticeChannel, isOn: boolean) => void;
  /** Does every step, and the guide is left. */
  readonly doAll: () => void;
  /** Begins with nothing done. */
  readonly follow: () => void;
  readonly leave: () => void;
  readonly tryOut: (channel?: NoticeChannel) => void;
}

const inThePast = 'This is the past: return to now to change anything.';

/** The deeds of that console. */
export function useProduct(view: RunView, board: ConsoleBoard, setup: RunSetup): ProductActs {
  const { run } = view.model;
  const asking = useAsk();
  const [guided, guide] = useKept('product-guide', '');
  const set = (change: SetupChange): void =>
    void asking.ask({ kind: 'settings.changed', run, change });
  const whyNot = view.cursor === null ? undefined : inThePast;
  return {
    asking,
    whyNot,
    isGuided: guided === run,
    onStep: (name, isDone) => set(stepSwitched(setup, name, isDone)),
    onChannel: (channel, isOn) => set(channelSwitched(setup, channel, isOn)),
    doAll: () => {
      guide('');
      set(allSwitched(board.product, true));
    },
    follow: () => {
      guide(run);
      set(allSwitched(board.product, false));
    },
    leave: () => guide(''),
    tryOut: (channel) => {
      const question = productQuestion(run, setup, channel);
      if (question !== undefined)
        void asking.ask(question).then((isDone) => (isDone ? letRun(view, asking) : undefined));
    },
  };
}

/** Time goes on, if it stands. */
export async function letRun({ model, moment }: RunView, asking: Asking): Promise<void> {
  const { state, speed } = moment.clock;
  if (state === 'paused') await asking.ask({ kind: 'clock.run', run: model.run, speed });
}
