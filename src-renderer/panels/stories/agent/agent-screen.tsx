/**
 * An assistant that shops for somebody who is asleep. It may ask, and wait for hours; it may not buy
 * before its owner has said yes, and it does not keep asking.
 */
import { Bot, Moon } from 'lucide-react';
import { verifiedName } from '../../../model/story/claims-of.ts';
import type { Telling } from '../../../model/story/use-telling.ts';
import { StoryAside } from '../parts/story-aside.tsx';
import { StoryStatus, type StoryWords } from '../parts/story-status.tsx';
import { AskOwner } from './ask-owner.tsx';
import { Cart } from './cart.tsx';

const words: StoryWords = {
  asking: { title: 'Asking for you', text: 'I tell your provider what I want to buy, and where.' },
  needsUserCode: {
    title: 'I need your user code',
    text: 'Your provider wakes nobody without it. I send it once and forget it.',
  },
  waiting: {
    title: 'Waiting for you to wake up',
    text: 'I asked you on your phone. I do not keep asking: your provider pings me when you have decided.',
  },
  checking: { title: 'You have decided', text: 'I fetch the answer and check that it is yours.' },
  signedIn: { title: 'Ordered', text: 'You approved this cart, and only this cart.' },
  denied: { title: 'You said no', text: 'I bought nothing. The cart stays as it is.' },
  expired: {
    title: 'You slept on',
    text: 'My request has lapsed, and I bought nothing. I ask again only when you tell me to.',
  },
  refused: { title: 'I could not ask you', text: 'Your provider did not accept my request.' },
  failed: { title: 'I stopped', text: 'The answer could not be trusted, so I bought nothing.' },
};

export function AgentScreen({ telling }: { readonly telling: Telling }) {
  const { phase, signIn } = telling;
  const owner = verifiedName(signIn);
  return (
    <div className="agent">
      <section className="chat" aria-label="Conversation">
        <h1 className="hidden-but-read">Errand, your assistant</h1>
        <Bubble from="owner" at="21:40">
          My running shoes are worn out. Find the same in size 40, at most € 140. Ask me before you
          pay.
        </Bubble>
        <Bubble from="agent" at="21:41">
          I look while you sleep, and I ask before I pay. Good night.
        </Bubble>
        <Bubble from="agent" at="03:12">
          Found: the last pair at Trailhead Sports, € 119.00. They hold it for eight hours.
        </Bubble>
        {phase === 'idle' ? (
          <AskOwner telling={telling} />
        ) : (
          <div className="bubble agent-says">
            <StoryStatus
              telling={telling}
              words={words}
              titleEnd={owner === undefined ? '' : ` for ${owner}`}
              iconSize={24}
            />
          </div>
        )}
        <StoryAside telling={telling} again="Ask again" />
      </section>
      <aside className="agent-side" aria-label="What it is about">
        {phase === 'idle' || phase === 'waiting' ? (
          <p className="asleep">
            <Moon aria-hidden size={16} /> The owner is asleep
          </p>
        ) : null}
        <Cart isBought={phase === 'signedIn'} />
      </aside>
    </div>
  );
}

interface BubbleProps {
  readonly from: 'owner' | 'agent';
  readonly at: string;
  readonly children: string;
}

function Bubble({ from, at, children }: BubbleProps) {
  return (
    <div className={`bubble ${from}-says`}>
      <p className="bubble-head">
        {from === 'agent' ? <Bot aria-hidden size={15} /> : null}
        {from === 'agent' ? 'Errand' : 'You'} <time>{at}</time>
      </p>
      <p>{children}</p>
    </div>
  );
}
