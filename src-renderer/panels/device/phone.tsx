/** The phone: which of its screens is before the person, and how they get from one to another. */

import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import type { Session } from '#shared/session.ts';
import { isPending, type PromptLine, promptLines } from '../../model/device/prompt-lines.ts';
import { usePhoneBoard } from '../../model/device/use-phone-board.ts';
import {
  type PhoneScreen,
  type PhoneWalk,
  usePhonePlace,
} from '../../model/device/use-phone-place.ts';
import { type RunView, useDispatch, useShownTime } from '../../model/use-trace.ts';
import { BrowserBar } from './browser-bar.tsx';
import { InboxScreen } from './inbox-screen.tsx';
import { LetterScreen } from './letter-screen.tsx';
import { LockScreen } from './lock-screen.tsx';
import { AppBar, StatusBar } from './phone-bars.tsx';
import { shownClock } from './phone-clock.ts';
import { PromptScreen } from './prompt-screen.tsx';
import { RequestsScreen } from './requests-screen.tsx';
import { SettingsScreen } from './settings-screen.tsx';

interface PhoneProps {
  readonly view: RunView;
  readonly session: Session;
}

export interface PhoneParts extends PhoneProps {
  readonly board: PhoneBoard;
  readonly prompts: readonly PromptLine[];
  readonly walk: PhoneWalk;
}

export function Phone({ view, session }: PhoneProps) {
  const board = usePhoneBoard(view, session.party);
  const prompts = promptLines(view.moment);
  const walk = usePhonePlace(prompts);
  const now = useShownTime(view);
  const { time } = shownClock((view.moment.setup?.epochMs ?? 0) + now);
  return (
    <section className="phone" aria-label="Phone">
      <div className="phone-screen" data-screen={walk.place.screen}>
        <StatusBar board={board} time={time} />
        <div className="phone-body">
          <Screen view={view} session={session} board={board} prompts={prompts} walk={walk} />
        </div>
        <AppBar
          board={board}
          current={screenOf(walk)}
          waiting={prompts.filter(isPending).length}
          onGo={(screen) => walk.go({ screen })}
        />
      </div>
    </section>
  );
}

function screenOf({ place }: PhoneWalk): PhoneScreen {
  if (place.screen === 'letter') return 'inbox';
  return place.screen === 'prompt' ? 'requests' : place.screen;
}

function Screen(parts: PhoneParts) {
  const { view, session, board, prompts, walk } = parts;
  const { place, go } = walk;
  const isPast = view.cursor !== null;
  const open = useOpening(parts);
  switch (place.screen) {
    case 'requests':
      return <RequestsScreen board={board} prompts={prompts} isPast={isPast} onOpen={open} />;
    case 'settings':
      return <SettingsScreen board={board} session={session} isPast={isPast} />;
    case 'inbox':
      return (
        <InboxScreen
          board={board}
          epochMs={view.moment.setup?.epochMs ?? 0}
          onOpen={(letter) => go({ screen: 'letter', letter })}
        />
      );
    case 'prompt':
      return <AtPrompt {...parts} prompt={place.prompt} onOpen={open} />;
    case 'letter':
      return <AtLetter {...parts} letter={place.letter} onOpen={open} />;
    default:
      return <AtRest {...parts} onOpen={open} />;
  }
}

/** Goes to a prompt; one that rings is opened by that. */
function useOpening({ view, session, walk }: PhoneParts): (line: PromptLine) => void {
  const dispatch = useDispatch();
  return ({ prompt: { prompt }, state }) => {
    if (state === 'notified') {
      if (view.cursor !== null) return;
      void dispatch({ kind: 'prompt.opened', run: session.run, device: session.party, prompt });
    }
    const from = walk.place.screen === 'requests' ? 'requests' : 'lock';
    walk.go({ screen: 'prompt', prompt, from });
  };
}

interface Opening {
  readonly onOpen: (line: PromptLine) => void;
}

function AtRest({ view, board, prompts, walk, onOpen }: PhoneParts & Opening) {
  return (
    <LockScreen
      view={view}
      board={board}
      prompts={prompts}
      seen={walk.seen}
      onOpen={onOpen}
      onLetter={(letter) => walk.go({ screen: 'letter', letter })}
      onDismiss={walk.leave}
    />
  );
}

/** At a moment before it came, or before it was opened, the phone is at rest. */
function AtPrompt(parts: PhoneParts & Opening & { readonly prompt: string }) {
  const { view, session, board, prompts, walk, prompt } = parts;
  const line = prompts.find((one) => one.prompt.prompt === prompt);
  if (line === undefined || line.state === 'notified') return <AtRest {...parts} />;
  return (
    <PromptScreen
      key={prompt}
      view={view}
      session={session}
      line={line}
      board={board}
      onClose={() => walk.leave(prompt)}
    />
  );
}

/** A message, and once its link let the person in, the page behind it. */
function AtLetter(parts: PhoneParts & Opening & { readonly letter: string }) {
  const { view, session, board, prompts, walk, letter } = parts;
  const line = board.letters.find((one) => one.letter.letter === letter);
  const back = (): void => walk.go({ screen: 'inbox' });
  if (line === undefined) return <AtRest {...parts} />;
  const asked = prompts.find(({ prompt }) => prompt.about === line.letter.about);
  if (asked === undefined || line.letter.about === undefined)
    return (
      <LetterScreen
        line={line}
        session={session}
        setup={view.moment.setup}
        isPast={view.cursor !== null}
        onBack={back}
      />
    );
  return (
    <div className="page">
      <BrowserBar link={line.letter.link} onBack={back} />
      <PromptScreen view={view} session={session} line={asked} board={board} onClose={back} />
    </div>
  );
}
