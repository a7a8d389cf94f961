/**
 * A name with its card: shown while the pointer or the keyboard is on it, and unfolded below it by a
 * click. Where there is no card, the name is just a name.
 */
import { useState } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { ParameterCard } from '#shared/projections/parameter-cards/parameter-card.ts';
import { rulesOfPart } from '#shared/projections/rule-values/rule-parts.ts';
import { CardBody } from './card-body.tsx';
import { isSamePart, useInspectorLinks } from './inspector-links.ts';

interface NameButtonProps {
  readonly card: ParameterCard;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function NameButton({ card, name, isOpen, onToggle }: NameButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0} isDisabled={isOpen}>
      <Button className="name-button wire" aria-expanded={isOpen} onPress={onToggle}>
        {name}
      </Button>
      <Tooltip className="tooltip card-tooltip" placement="left top" offset={10}>
        <CardBody card={card} isTooltip />
      </Tooltip>
    </TooltipTrigger>
  );
}

interface CardLineProps {
  readonly name: string;
  readonly card: ParameterCard | undefined;
  readonly isRepeated?: boolean;
  readonly children: React.ReactNode;
}

/** A line of a table: the name with its card, and the value. */
export function CardLine({ name, card, isRepeated = false, children }: CardLineProps) {
  const { lit, light } = useInspectorLinks();
  const isLit = isSamePart(lit, name);
  const [isOpened, open] = useState(false);
  const isOpen = isOpened || (isLit && card !== undefined);
  const toggle = (): void => {
    open(!isOpen);
    light(isOpen ? undefined : name);
  };
  return (
    <div className={`part${isLit ? ' lit' : ''}`} ref={isLit ? comeIntoView : null}>
      <dt>
        {card === undefined ? (
          <span className="wire">{name}</span>
        ) : (
          <NameButton card={card} name={name} isOpen={isOpen} onToggle={toggle} />
        )}
        {isRepeated ? <strong className="part-again">sent again</strong> : null}
      </dt>
      <dd>{children}</dd>
      {isOpen && card !== undefined ? (
        <dd className="part-card">
          <CardBody card={card} />
          <RulesOfPart name={name} />
        </dd>
      ) : null}
    </div>
  );
}

function RulesOfPart({ name }: { readonly name: string }) {
  const { rules, showRules } = useInspectorLinks();
  const found = rulesOfPart(rules, name);
  if (found.length === 0) return null;
  const words = found.length === 1 ? 'One rule looks' : `${found.length} rules look`;
  return (
    <Button className="link" onPress={() => showRules(name)}>
      {words} at it
    </Button>
  );
}

function comeIntoView(line: HTMLDivElement | null): void {
  line?.scrollIntoView({ block: 'nearest' });
}
