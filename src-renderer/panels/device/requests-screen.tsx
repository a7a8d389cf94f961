/** The app that approves: what waits, newest first, and below it what is over. */
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import { isPending, type PromptLine } from '../../model/device/prompt-lines.ts';
import { PromptNotice } from './prompt-notice.tsx';

interface RequestsScreenProps {
  readonly board: PhoneBoard;
  readonly prompts: readonly PromptLine[];
  readonly isPast: boolean;
  readonly onOpen: (line: PromptLine) => void;
}

export function RequestsScreen(props: RequestsScreenProps) {
  const { prompts } = props;
  return (
    <div className="app-screen">
      <h2>Requests</h2>
      <Section {...props} title="Waiting" prompts={prompts.filter(isPending)}>
        Nothing waits for you. A request appears here as soon as somebody asks.
      </Section>
      <Section {...props} title="Earlier" prompts={prompts.filter((line) => !isPending(line))}>
        Nothing was decided on this device yet.
      </Section>
    </div>
  );
}

interface SectionProps extends RequestsScreenProps {
  readonly title: string;
  readonly children: string;
}

function Section({ title, prompts, board, isPast, onOpen, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <h3>
        {title} {prompts.length === 0 ? null : <span className="count">{prompts.length}</span>}
      </h3>
      {prompts.length === 0 ? (
        <p className="app-quiet">{children}</p>
      ) : (
        <ul className="notifications">
          {prompts.map((line) => (
            <PromptNotice
              key={line.prompt.prompt}
              line={line}
              board={board}
              isPast={isPast}
              onOpen={() => onOpen(line)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
