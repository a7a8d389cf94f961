/** The parts of the console beside its steps; a refusal may point at one of them. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type {
  BoardPart,
  BoardStep,
  ConsoleBoard,
} from '#shared/projections/product/console-board.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { ProductActs } from '../../model/product/use-product.ts';
import { stepShown, useWantedStep } from '../../model/product/wanted-step.ts';
import { useListing } from '../../model/use-trace.ts';
import { ChannelSwitches } from './channel-switches.tsx';
import { OutsideServer } from './outside-server.tsx';
import { StepItem } from './step-item.tsx';
import { WhatToKnow } from './what-to-know.tsx';

interface ProductStepsProps {
  readonly run: string;
  readonly setup: RunSetup;
  readonly board: ConsoleBoard;
  readonly acts: ProductActs;
  /** Where the guide is. */
  readonly next: BoardStep | undefined;
  readonly onSkip: (number: number) => void;
}

const channels = 'the channels';
const outsideTitle = 'A server of your own';

export function ProductSteps(props: ProductStepsProps) {
  const { run, setup, board, acts } = props;
  const [pointed, forget] = usePointed(run);
  // A run that listens was begun for that, and a run that does not can do without.
  const isListening = useListing(run)?.listener !== undefined;
  const outside = (
    <OutsideServer id={placeOf(outsideTitle)} {...{ run, setup, board }} whyNot={acts.whyNot} />
  );
  return (
    <div className="product-body">
      <Parts board={board} isListening={isListening} />
      <div className="product-steps" tabIndex={-1}>
        {isListening ? outside : null}
        {board.parts.map((part) => (
          <Part key={part.title} {...props} {...{ part, pointed, forget }} />
        ))}
        <ChannelSwitches
          channels={board.channels}
          acts={acts}
          isPointed={pointed === channels}
          onPointed={stepShown}
        />
        {isListening ? null : outside}
        <WhatToKnow product={board.product} />
      </div>
    </div>
  );
}

/** The step that was asked for last stays marked until it is switched, or another one is asked for. */
function usePointed(run: string): [string | undefined, () => void] {
  const wanted = useWantedStep();
  const [pointed, point] = useState<string>();
  const asked = wanted?.run === run ? (wanted.step ?? channels) : undefined;
  if (asked !== undefined && asked !== pointed) point(asked);
  return [asked ?? pointed, () => point(undefined)];
}

const placeOf = (part: string): string => `product-part-${part.replaceAll(/\W+/g, '-')}`;

interface PartsProps {
  readonly board: ConsoleBoard;
  readonly isListening: boolean;
}

function Parts({ board: { parts, product }, isListening }: PartsProps) {
  const outside =
    product.deviceDoors === undefined ? null : (
      <li>
        <PartLink title={outsideTitle} />
      </li>
    );
  return (
    <nav className="product-parts" aria-label="Parts of the console">
      <ul>
        {isListening ? outside : null}
        {parts.map(({ title, steps }) => {
          const done = steps.filter(({ isDone }) => isDone).length;
          return (
            <li key={title}>
              <PartLink title={title}>
                <small className={done === steps.length ? 'tone-ok' : ''}>
                  {done}/{steps.length}
                </small>
              </PartLink>
            </li>
          );
        })}
        {isListening ? null : outside}
      </ul>
    </nav>
  );
}

interface PartLinkProps {
  readonly title: string;
  readonly children?: ReactNode;
}

function PartLink({ title, children }: PartLinkProps) {
  return (
    <Button
      className="button product-part"
      onPress={() => document.getElementById(placeOf(title))?.scrollIntoView({ block: 'start' })}
    >
      <span>{title}</span>
      {children}
    </Button>
  );
}

interface PartProps extends ProductStepsProps {
  readonly part: BoardPart;
  readonly pointed: string | undefined;
  readonly forget: () => void;
}

function Part(props: PartProps) {
  const { part, acts, next, pointed, forget, onSkip } = props;
  const { title, steps } = part;
  return (
    <section aria-labelledby={placeOf(title)}>
      <h3 id={placeOf(title)}>{title}</h3>
      <ol>
        {steps.map((line) => {
          const { name } = line.step;
          const isPointed = pointed === name;
          return (
            <StepItem
              key={name}
              line={line}
              isNext={next === line}
              isPointed={isPointed}
              isShort={acts.isGuided && next !== line && !isPointed}
              isDisabled={acts.whyNot !== undefined}
              onSwitch={(isDone) => {
                if (isPointed) forget();
                acts.onStep(name, isDone);
              }}
              onSkip={() => onSkip(line.number)}
              onPointed={stepShown}
            />
          );
        })}
      </ol>
    </section>
  );
}
