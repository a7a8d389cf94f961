/** A message with a link, and the way to the approval page: whoever follows it logs in there. */
import { ArrowLeft, ExternalLink, LogIn } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { LetterLine } from '#shared/projections/phone-board.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Session } from '#shared/session.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { useDispatch } from '../../model/use-trace.ts';
import { TextLine } from '../form/text-line.tsx';
import { BrowserBar } from './browser-bar.tsx';

interface LetterScreenProps {
  readonly line: LetterLine;
  readonly session: Session;
  readonly setup: RunSetup | undefined;
  readonly isPast: boolean;
  readonly onBack: () => void;
}

export function LetterScreen({ line, session, setup, isPast, onBack }: LetterScreenProps) {
  const { letter } = line;
  const [isFollowed, follow] = useState(false);
  if (isFollowed)
    return (
      <LogInPage
        line={line}
        session={session}
        setup={setup}
        isPast={isPast}
        onBack={() => follow(false)}
      />
    );
  return (
    <article className={`app-screen letter ${letter.channel}`}>
      <div className="sheet-head">
        <Button className="button icon" aria-label="Back to the inbox" onPress={onBack}>
          <ArrowLeft aria-hidden size={18} />
        </Button>
        <h2>{letter.channel === 'email' ? letter.subject : letter.from}</h2>
      </div>
      <dl className="letter-head">
        <div>
          <dt>From</dt>
          <dd>{letter.from}</dd>
        </div>
        <div>
          <dt>To</dt>
          <dd>{letter.to}</dd>
        </div>
      </dl>
      <div className="letter-body">
        <p>{letter.text}</p>
        <Button className="letter-link" onPress={() => follow(true)}>
          <ExternalLink aria-hidden size={16} /> Open the approval page
        </Button>
        <p className="letter-address">
          <code>{letter.link}</code>
        </p>
        {letter.about === undefined ? null : <TransactionBadge about={letter.about} />}
      </div>
    </article>
  );
}

/** The provider's own page, in the browser of the device. */
function LogInPage({ line, session, setup, isPast, onBack }: LetterScreenProps) {
  const { letter, refused, isOpening } = line;
  const dispatch = useDispatch();
  const own = setup?.users.find(({ devices }) => devices.includes(session.party));
  const [username, write] = useState(own?.username ?? '');
  const { run, party: device } = session;
  const cannot = isPast || isOpening || username === '';
  return (
    <div className="page">
      <BrowserBar link={letter.link} onBack={onBack} />
      <form
        className="page-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (cannot) return;
          void dispatch({ kind: 'link.followed', run, device, letter: letter.letter, username });
        }}
      >
        <h2>Log in to decide</h2>
        <p className="app-quiet">
          A link proves nothing: the page lets in only the person whom it is for. Passwords are not
          simulated.
        </p>
        <TextLine label="User name" value={username} onChange={write} />
        <p className="sheet-fault" role="alert">
          {refused ?? ''}
        </p>
        <Button className="button approve" type="submit" aria-disabled={cannot}>
          <LogIn aria-hidden /> Log in
        </Button>
        <p className="app-quiet" role="status">
          {isOpening ? 'Opening the page' : ''}
        </p>
      </form>
    </div>
  );
}
