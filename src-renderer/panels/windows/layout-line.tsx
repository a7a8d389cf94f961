/** A layout by its name: chosen by a press; one that a person has saved can be renamed and removed. */
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { LayoutNameForm } from './layout-name-form.tsx';

interface LayoutLineProps {
  readonly name: string;
  readonly onChoose: () => void;
  /** Neither is there for what is built in. */
  readonly onRename?: (to: string) => void;
  readonly onRemove?: () => void;
}

export function LayoutLine({ name, onChoose, onRename, onRemove }: LayoutLineProps) {
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming && onRename !== undefined) {
    const give = (to: string): void => {
      onRename(to);
      setRenaming(false);
    };
    return (
      <li>
        <LayoutNameForm label={`New name of ${name}`} name={name} act="Rename" onName={give} />
      </li>
    );
  }
  return (
    <li className="layout-line">
      <Button className="goal-choice" onPress={onChoose}>
        {name}
      </Button>
      {onRename === undefined ? null : (
        <>
          <Button
            className="button small icon"
            aria-label={`Rename ${name}`}
            onPress={() => setRenaming(true)}
          >
            <Pencil aria-hidden size={14} />
          </Button>
          <Button
            className="button small icon"
            aria-label={`Remove ${name}`}
            onPress={() => onRemove?.()}
          >
            <Trash2 aria-hidden size={14} />
          </Button>
        </>
      )}
    </li>
  );
}
