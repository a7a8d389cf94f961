/** The list of the palette in its groups; the keyboard stays in the field above it. */
import { useEffect, useRef } from 'react';
import { TransactionBadge } from '../drawing/transaction-badge.tsx';
import { shownKey } from './command-keys.ts';
import type { ItemGroup, PaletteItem } from './palette-item.ts';

interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly ItemGroup[];
  /** The place of the one that Enter carries out. */
  readonly at: number;
  readonly onAt: (place: number) => void;
  readonly onChoose: (item: PaletteItem) => void;
}

export function PaletteList({ id, groups, at, onAt, onChoose }: PaletteListProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = place.current?.querySelector('[aria-selected=true]');
    // The heading of a group comes into sight with its first line.
    const isFirst = chosen?.previousElementSibling?.className === 'palette-group';
    (isFirst ? chosen?.parentElement : chosen)?.scrollIntoView({ block: 'nearest' });
    chosen?.scrollIntoView({ block: 'nearest' });
  });
  let first = 0;
  // A list box that holds nothing is none.
  if (groups.length === 0)
    return (
      <p className="palette-list palette-none">
        Nothing is called like that. Messages are found by title, party, error and request.
      </p>
    );
  return (
    <div className="palette-list" role="listbox" id={id} aria-label="Results" ref={place}>
      {groups.map(({ title, items }, number) => {
        const from = first;
        const heading = `${id}-group-${number}`;
        first += items.length;
        return (
          <div key={title} role="group" aria-labelledby={heading}>
            <p className="palette-group" id={heading} role="presentation">
              {title}
            </p>
            {items.map((item, index) => (
              <Line
                key={item.id}
                id={`${id}-${from + index}`}
                item={item}
                isChosen={from + index === at}
                onPoint={() => onAt(from + index)}
                onChoose={() => onChoose(item)}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Line({ id, item, isChosen, onPoint, onChoose }: LineProps) {
  const { title, detail, keys, about, whyNot } = item;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className="palette-line"
      aria-selected={isChosen}
      aria-disabled={whyNot !== undefined}
      onMouseMove={isChosen ? undefined : onPoint}
      onClick={onChoose}
      onKeyDown={() => undefined}
    >
      <span className="palette-title">{title}</span>
      {about === undefined ? null : <TransactionBadge about={about} />}
      <span className="palette-detail">{whyNot ?? detail}</span>
      <span className="palette-shortcuts">
        {keys.map((key) => (
          <kbd key={key}>{shownKey(key)}</kbd>
        ))}
      </span>
    </div>
  );
}
