/** What can be done about a trial: mend the step, open the link, approve, look at the tokens. */
import { Check, ExternalLink, KeyRound, Mail, MessageSquareText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Intent } from '#shared/intents.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { nameOf } from '#shared/trace/party.ts';
import type { GuidedPrompt } from '../../model/guide.ts';
import type { Trial } from '../../model/product/trial.ts';
import { letRun, type ProductActs } from '../../model/product/use-product.ts';
import type { RunView } from '../../model/use-trace.ts';
import { StepPointer } from './step-pointer.tsx';

interface TrialDeedsProps {
  readonly view: RunView;
  readonly setup: RunSetup;
  readonly trial: Trial;
  readonly acts: ProductActs;
  readonly onSelect: (seq: number) => void;
}

export function TrialDeeds(props: TrialDeedsProps) {
  const { view, trial, onSelect } = props;
  switch (trial.kind) {
    case 'refused':
      return (
        <div className="trial-deeds">
          {trial.pointer === undefined ? null : (
            <StepPointer run={view.model.run} pointer={trial.pointer} isHere />
          )}
          <Look seq={trial.message} onSelect={onSelect}>
            Show the answer
          </Look>
        </div>
      );
    case 'asked':
      return <AskedDeeds {...props} trial={trial} />;
    case 'ended':
      return (
        <div className="trial-deeds">
          <Look seq={trial.tokens} onSelect={onSelect}>
            <KeyRound aria-hidden size={14} /> Show the tokens
          </Look>
        </div>
      );
    default:
      return null;
  }
}

interface LookProps {
  readonly seq: number | undefined;
  readonly onSelect: (seq: number) => void;
  readonly children: ReactNode;
}

function Look({ seq, onSelect, children }: LookProps) {
  if (seq === undefined) return null;
  return (
    <Button className="button small" onPress={() => onSelect(seq)}>
      {children}
    </Button>
  );
}

type AskedProps = TrialDeedsProps & { readonly trial: Extract<Trial, { kind: 'asked' }> };

function AskedDeeds({ view, setup, trial: { next, letters, address }, acts }: AskedProps) {
  const { run } = view.model;
  const isDisabled = acts.whyNot !== undefined;
  const username = setup.users[0]?.username ?? '';
  const device = setup.users[0]?.devices[0] ?? '';
  const act = async (...intents: readonly Intent[]): Promise<void> => {
    for (const intent of intents) if (!(await acts.asking.ask(intent))) return;
    await letRun(view, acts.asking);
  };
  return (
    <div className="trial-deeds">
      {next?.kind === 'approve' ? (
        <Button
          className="button small primary"
          isDisabled={isDisabled}
          onPress={() => void act(...approval(run, next.prompt))}
        >
          <Check aria-hidden size={14} /> Approve for {next.person}
        </Button>
      ) : null}
      {letters.map((letter) => (
        <Button
          key={letter.letter}
          className="button small"
          isDisabled={isDisabled}
          onPress={() => void act(followed(run, letter, username))}
        >
          <LetterWords letter={letter} />
        </Button>
      ))}
      {address === undefined ? null : (
        <Button
          className="button small"
          isDisabled={isDisabled}
          onPress={() => void act({ kind: 'address.opened', run, device, address, username })}
        >
          <ExternalLink aria-hidden size={14} /> Open auth_url on {titleOf(setup, device)}
        </Button>
      )}
    </div>
  );
}

function approval(run: string, { device, prompt, isOpened }: GuidedPrompt): readonly Intent[] {
  const approved = { kind: 'prompt.approved', run, device, prompt } as const;
  return isOpened ? [approved] : [{ kind: 'prompt.opened', run, device, prompt }, approved];
}

type Letter = EntryOf<'letter.arrived'>;

function followed(run: string, { party, letter }: Letter, username: string): Intent {
  return { kind: 'link.followed', run, device: nameOf(party), letter, username };
}

function LetterWords({ letter: { channel } }: { readonly letter: Letter }) {
  return channel === 'email' ? (
    <>
      <Mail aria-hidden size={14} /> Open the link in the e-mail
    </>
  ) : (
    <>
      <MessageSquareText aria-hidden size={14} /> Open the link in the text message
    </>
  );
}

function titleOf({ devices }: RunSetup, device: string): string {
  return devices.find(({ name }) => name === device)?.title ?? device;
}
