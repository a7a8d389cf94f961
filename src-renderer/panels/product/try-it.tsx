/** Tries the product out as it is set up just now, and says what came of it and what comes next. */
import { Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ConsoleBoard } from '#shared/projections/product/console-board.ts';
import type { NoticeChannel } from '#shared/protocol/setup/notice-channel.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { useCommand } from '../../commands/use-command.ts';
import { productQuestion } from '../../model/product/product-question.ts';
import { type Trial, trialOf } from '../../model/product/trial.ts';
import type { ProductActs } from '../../model/product/use-product.ts';
import type { RunView } from '../../model/use-trace.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { RefusalLine } from '../form/refusal-line.tsx';
import { TrialDeeds } from './trial-deeds.tsx';

interface TryItProps {
  readonly view: RunView;
  readonly setup: RunSetup;
  readonly board: ConsoleBoard;
  readonly acts: ProductActs;
  readonly onSelect: (seq: number) => void;
}

type Wish = NoticeChannel | 'unsaid';

const wishes = [
  { id: 'unsaid', word: 'No channel asked for' },
  { id: 'email', word: 'notification_channel=email' },
  { id: 'sms', word: 'notification_channel=sms' },
  { id: 'external', word: 'notification_channel=external' },
] as const satisfies readonly { id: Wish; word: string }[];

const nobody = 'This run has no relying party that could ask, or nobody to be asked.';

export function TryIt({ view, setup, board, acts, onSelect }: TryItProps) {
  const [wish, want] = useState<Wish>('unsaid');
  const trial = trialOf(view);
  const canAsk = productQuestion(view.model.run, setup) !== undefined;
  const whyNot = acts.whyNot ?? (canAsk ? undefined : nobody);
  const tryOut = (): void => acts.tryOut(wish === 'unsaid' ? undefined : wish);
  useCommand('product.try', tryOut, whyNot);
  // Where a guide says what is next, that comes first.
  const isFirst = !acts.isGuided || board.done === board.steps.length;
  return (
    <section className="product-try" aria-label="Try it">
      <RefusalLine sentence={acts.asking.refusal} onDismiss={acts.asking.forget} />
      <div className="product-try-line">
        <Button
          className={isFirst ? 'button primary' : 'button'}
          isDisabled={whyNot !== undefined}
          onPress={tryOut}
        >
          <Send aria-hidden size={14} /> {trial.kind === 'untried' ? 'Try it' : 'Try again'}
        </Button>
        {board.channels.length === 0 ? null : (
          <ChoiceLine
            label="Channel asked for"
            isLabelHidden
            choices={wishes}
            value={wish}
            onChange={want}
          />
        )}
        <p role="status" aria-label="What came of it" className={`trial ${trial.kind}`}>
          {whyNot ?? sentenceOf(trial, board)}
        </p>
      </div>
      <TrialDeeds {...{ view, setup, trial, acts, onSelect }} />
    </section>
  );
}

function sentenceOf(trial: Trial, { done, steps }: ConsoleBoard): string {
  switch (trial.kind) {
    case 'untried':
      return done === steps.length
        ? 'Everything is done: send the request, approve it, and see the tokens.'
        : 'Send the request as things are, and see what is refused.';
    case 'under-way':
      return 'The request is on its way.';
    case 'refused':
      return `Refused: ${trial.error}. ${trial.description}`;
    case 'asked':
      return askedSentence(trial);
    case 'ended':
      return trial.sentence;
    default:
      return trial satisfies never;
  }
}

function askedSentence({ next, letters, address }: Extract<Trial, { kind: 'asked' }>): string {
  if (next?.kind === 'approve') return `Accepted. ${next.prompt.title} asks ${next.person}.`;
  if (letters.length > 0) return 'Accepted. A link has gone out: open it, log in, and decide.';
  if (address !== undefined)
    return 'Accepted, and nothing goes out: the client has auth_url, and brings the person there.';
  return next?.kind === 'wait' ? next.sentence : 'Accepted. The messages travel.';
}
