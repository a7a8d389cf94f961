/** The deeds of the guide, each of them a button: the same intents as in the windows of the parties. */
import { Button } from 'react-aria-components';
import type { ClockMoment } from '#shared/projections/moment.ts';
import type { Session } from '#shared/session.ts';
import type { GuidedParty, GuidedPrompt, GuideStep } from '../../model/guide.ts';
import { questionOf } from '../../model/story/questions.ts';
import { useDispatch } from '../../model/use-trace.ts';

interface GuideDeedsProps {
  readonly run: string;
  readonly step: GuideStep;
  readonly clock: ClockMoment;
}

export function GuideDeeds({ run, step, clock }: GuideDeedsProps) {
  const { begin, letRun, approve, show } = useDeeds(run, clock);
  switch (step.kind) {
    case 'begin': {
      const { party, user } = step;
      return (
        <>
          <Deed
            isFirst
            words={`Ask for ${user.name}`}
            onPress={() => begin(party, user.username)}
          />
          <Deed
            words={`Show ${party.title}`}
            onPress={() => show({ view: 'relying-party', party: party.name })}
          />
        </>
      );
    }
    case 'let-run':
      return <Deed isFirst words="Let time run" onPress={letRun} />;
    case 'approve': {
      const { prompt, person } = step;
      return (
        <>
          <Deed isFirst words={`Approve for ${person}`} onPress={() => approve(prompt)} />
          <Deed
            words={`Show ${prompt.title}`}
            onPress={() => show({ view: 'device', party: prompt.device })}
          />
        </>
      );
    }
    default:
      return null;
  }
}

function useDeeds(run: string, clock: ClockMoment) {
  const dispatch = useDispatch();
  const letRun = async (): Promise<void> => {
    if (clock.state === 'paused') await dispatch({ kind: 'clock.run', run, speed: clock.speed });
  };
  return {
    letRun: () => void letRun(),
    begin: ({ story, name }: GuidedParty, loginHint: string): void => {
      const question = questionOf(story, loginHint);
      const pressed = { kind: 'sign-in.pressed', run, relyingParty: name, ...question } as const;
      void dispatch(pressed).then(letRun);
    },
    approve: ({ prompt, device, isOpened }: GuidedPrompt): void => {
      const opened = isOpened
        ? Promise.resolve()
        : dispatch({ kind: 'prompt.opened', run, device, prompt });
      void opened
        .then(() => dispatch({ kind: 'prompt.approved', run, device, prompt }))
        .then(letRun);
    },
    show: (target: Pick<Session, 'view' | 'party'>): void =>
      void dispatch({ kind: 'window.open', run, ...target }),
  };
}

interface DeedProps {
  readonly words: string;
  readonly isFirst?: boolean;
  readonly onPress: () => void;
}

function Deed({ words, isFirst = false, onPress }: DeedProps) {
  return (
    <Button className={isFirst ? 'button small primary' : 'button small'} onPress={onPress}>
      {words}
    </Button>
  );
}
