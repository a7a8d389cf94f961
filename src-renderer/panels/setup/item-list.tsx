/** The clients, people, parties or devices of a set-up: one is open, the others are named. */
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { ListedItem } from './setup-draft.ts';
import { type ListName, listKinds } from './setup-place.ts';

interface ItemListProps {
  readonly list: ListName;
  readonly items: readonly ListedItem[];
  /** Those that a search or an edit points to are open from the start. */
  readonly isOpen: (key: string) => boolean;
  readonly onAdd: () => void;
  readonly onRemove: (key: string) => void;
  readonly children: (item: ListedItem) => ReactNode;
}

export function ItemList({ list, items, isOpen, onAdd, onRemove, children }: ItemListProps) {
  const { noun } = listKinds[list];
  return (
    <>
      {items.map((item) => (
        <Disclosure key={item.key} className="setup-item" defaultExpanded={isOpen(item.key)}>
          <div className="setup-item-head">
            <Heading level={3}>
              <Button slot="trigger" className="button setup-item-open">
                <strong>{titleOf(item)}</strong> <code>{item.key}</code>
                {item.isNew ? <span className="mark is-written">new</span> : null}
              </Button>
            </Heading>
            <Button
              className="button icon"
              aria-label={`Leave out ${noun} ${item.key}`}
              onPress={() => onRemove(item.key)}
            >
              <Trash2 aria-hidden size={14} />
            </Button>
          </div>
          <DisclosurePanel>{children(item)}</DisclosurePanel>
        </Disclosure>
      ))}
      <Button className="button small setup-add" onPress={onAdd}>
        <Plus aria-hidden size={14} /> Add a {noun}
      </Button>
    </>
  );
}

function titleOf({ key, item }: ListedItem): string {
  const named = item['title'] ?? item['client_name'] ?? item['name'];
  return typeof named === 'string' ? named : key;
}
