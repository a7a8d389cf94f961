/**
 * One step of the product's console: where it is, what it is for, its switch, and what is refused
 * while it is off. Following the guide, the step that comes next is open and the others are short.
 */
import { Check, Circle, CircleX } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button, Switch } from 'react-aria-components';
import type { BoardStep } from '#shared/projections/product/console-board.ts';
import { PlacePath } from './place-path.tsx';
import { sourceWords } from './source-words.ts';

export interface StepItemProps {
  readonly line: BoardStep;
  /** The guide has come to it. */
  readonly isNext: boolean;
  /** A refusal points at it. */
  readonly isPointed: boolean;
  /** No more than its title and its switch. */
  readonly isShort: boolean;
  readonly isDisabled: boolean;
  readonly onSwitch: (isDone: boolean) => void;
  readonly onSkip: () => void;
  readonly onPointed: () => void;
}

export function StepItem(props: StepItemProps) {
  const { line, isNext, isPointed } = props;
  const { isDone, number } = line;
  const place = useRef<HTMLLIElement>(null);
  useShown(place, props);
  const looks = ['product-step', ...(isDone ? ['done'] : []), ...(isPointed ? ['pointed'] : [])];
  return (
    <li
      ref={place}
      className={looks.join(' ')}
      aria-current={isNext || isPointed ? 'step' : undefined}
    >
      <span className="product-number">
        {isDone ? <Check aria-hidden size={13} /> : <span aria-hidden>{number}</span>}
      </span>
      <Words {...props} />
      <StepSwitch {...props} />
    </li>
  );
}

function Words(props: StepItemProps) {
  const { line, isNext, isShort } = props;
  const { title, place, why, source } = line.step;
  if (isShort)
    return (
      <div className="product-step-words">
        <h4>{title}</h4>
      </div>
    );
  return (
    <div className="product-step-words">
      <PlacePath place={place} />
      <h4>{title}</h4>
      <p className="product-why">
        {why} {isNext ? <em className="product-source">{sourceWords(source)}</em> : null}
      </p>
      <Off line={line} />
      {isNext ? <NextDeeds {...props} /> : null}
    </div>
  );
}

function StepSwitch({ line: { step, isDone }, isDisabled, onSwitch }: StepItemProps) {
  return (
    <Switch
      aria-label={step.title}
      className="switch"
      isSelected={isDone}
      isDisabled={isDisabled}
      onChange={onSwitch}
    >
      <span className="switch-track" aria-hidden>
        <span className="switch-knob" />
      </span>
      <span className="product-state">{isDone ? 'on' : 'off'}</span>
    </Switch>
  );
}

/** What comes next is brought into view; what a refusal points at has the keyboard as well. */
function useShown(
  place: React.RefObject<HTMLLIElement | null>,
  { isNext, isPointed, onPointed }: StepItemProps,
): void {
  const pointed = useRef(onPointed);
  useEffect(() => {
    pointed.current = onPointed;
  });
  useEffect(() => {
    if (isNext || isPointed) place.current?.scrollIntoView({ block: 'nearest' });
    if (!isPointed) return;
    place.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
    pointed.current();
  }, [place, isNext, isPointed]);
}

function NextDeeds({ isDisabled, onSwitch, onSkip }: StepItemProps) {
  return (
    <p className="product-deeds">
      <Button
        className="button small primary"
        isDisabled={isDisabled}
        onPress={() => onSwitch(true)}
      >
        <Check aria-hidden size={14} /> Do this step
      </Button>
      <Button className="button small" onPress={onSkip}>
        Leave it for later
      </Button>
    </p>
  );
}

const conditions: Readonly<Record<string, string>> = {
  'only a push can ask': 'Where only a push can ask.',
  'only an e-mail can tell': 'Where only an e-mail can tell the person.',
  'only a text message can tell': 'Where only a text message can tell the person.',
  'request carries a user code': 'Where the request carries a user code.',
  'request is signed': 'Where the request is signed.',
};

/** What is refused while it is off. */
function Off({ line: { step, isDone, status } }: { readonly line: BoardStep }) {
  const { error, description, when, source } = step.off;
  const Icon = isDone ? Circle : CircleX;
  return (
    <p className={`product-off${isDone ? '' : ' is-off'}`}>
      <Icon aria-hidden size={12} />
      <span>
        {isDone ? 'Without it: ' : 'While it is off: '}
        <code>
          {status} {error}
        </code>{' '}
        «{description}» <Condition>{conditions[when ?? '']}</Condition>
        <em className={`product-source ${source}`}>{sourceWords(source)}</em>
      </span>
    </p>
  );
}

function Condition({ children }: { readonly children: ReactNode }) {
  return children === undefined ? null : <>{children} </>;
}
