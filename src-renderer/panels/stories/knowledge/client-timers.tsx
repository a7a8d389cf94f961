/** What the client waits for: its next poll and the end of the request, and how often it has asked. */
import { type SignInLine, timersOf } from '../../../model/device/sign-in-lines.ts';
import type { ClientKnowledge } from '../../../model/story/client-knowledge.ts';
import { type RunView, useShownTime } from '../../../model/use-trace.ts';
import { shownTime } from '../../../model/words/shown-text.ts';
import { Countdown } from '../../time/countdown.tsx';
import { Fact } from './client-machine.tsx';

interface ClientTimersProps {
  readonly view: RunView;
  readonly signIn: SignInLine | undefined;
  readonly knowledge: ClientKnowledge;
}

export function ClientTimers({ view, signIn, knowledge: { mode, polls } }: ClientTimersProps) {
  const now = useShownTime(view);
  const isOver = signIn?.isOver === true;
  const timers = signIn === undefined || isOver ? [] : timersOf(view.moment, signIn.began.signIn);
  return (
    <section className="knowledge-part" aria-label="Its timers" data-role="relying-party">
      <h3>Its timers</h3>
      {timers.length === 0 ? <p className="quiet-line">No timer runs.</p> : null}
      {timers.map(({ timer, dueAt, setAt, remaining }) => {
        const of = timer.includes('.after.rest.') ? 'next poll' : 'end of the request';
        return (
          <div key={timer} className="knowledge-timer">
            <p>
              {of} <span className="wire">{shownTime(dueAt)}</span>
            </p>
            <Countdown
              of={of}
              leftMs={Math.max(0, remaining ?? dueAt - now)}
              totalMs={dueAt - setAt}
              isFrozen={remaining !== undefined}
            />
          </div>
        );
      })}
      <dl className="content">
        <Fact name="delivery mode" value={mode} />
        <Fact name="polls sent" value={String(polls)} />
        <Fact
          name="next poll"
          value={isOver ? 'none: it is over' : nextPoll(mode, timers.some(isPoll))}
        />
      </dl>
    </section>
  );
}

function isPoll({ timer }: { readonly timer: string }): boolean {
  return timer.includes('.after.rest.');
}

function nextPoll(mode: ClientKnowledge['mode'], isPlanned: boolean): string {
  if (isPlanned) return 'planned, see above';
  if (mode === 'push') return 'never: tokens are pushed';
  return mode === 'ping' ? 'when the ping comes' : 'none planned';
}
