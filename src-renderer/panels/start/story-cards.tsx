/** The stories to begin with: one big, three beside it, each a run of its own in one click. */
import { Bot, Headset, type LucideIcon, Play, Tv } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { StoryName } from '#shared/protocol/setup/story.ts';
import { demoRun, storyRun } from '../../model/runs/new-runs.ts';
import { useDispatch } from '../../model/use-trace.ts';

interface StoryCard {
  readonly story: StoryName;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly sentence: string;
}

const cards: readonly StoryCard[] = [
  {
    story: 'call-centre',
    icon: Headset,
    title: 'Call centre',
    sentence: 'An agent must know who is calling; the caller proves it on their phone.',
  },
  {
    story: 'screen',
    icon: Tv,
    title: 'Shared TV',
    sentence: 'A screen that everybody sees, and nobody types a password.',
  },
  {
    story: 'agent',
    icon: Bot,
    title: 'AI agent',
    sentence: 'An assistant wants to buy, and waits for its sleeping owner.',
  },
];

export function StoryCards() {
  const dispatch = useDispatch();
  return (
    <section className="stories" aria-label="Stories">
      <div className="story-first">
        <p className="story-first-words">
          A till asks, a phone rings, somebody approves. Three clicks to the first token, and the
          screen says which.
        </p>
        <Button className="button primary" onPress={() => void dispatch(demoRun)}>
          <Play aria-hidden size={20} /> Run the poll demo
        </Button>
      </div>
      <ul className="story-others">
        {cards.map((card) => (
          <li key={card.story}>
            <Card card={card} onPress={() => void dispatch(storyRun(card.story))} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CardProps {
  readonly card: StoryCard;
  readonly onPress: () => void;
}

function Card({ card: { icon: Icon, title, sentence }, onPress }: CardProps) {
  const id = useId();
  return (
    <Button
      className="story-card"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-sentence`}
      onPress={onPress}
    >
      <Icon aria-hidden size={22} strokeWidth={1.7} />
      <strong id={`${id}-title`}>{title}</strong>
      <span id={`${id}-sentence`}>{sentence}</span>
    </Button>
  );
}
