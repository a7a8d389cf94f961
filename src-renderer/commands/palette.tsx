/**
 * Everything that can be done, found by typing: commands with their keys, settings, windows, runs and
 * messages. A combobox whose list is always open; what cannot run is there with its reason.
 */
import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { commandItems, foundItems, type ItemGroup, type PaletteItem } from './palette-item.ts';
import { PaletteList } from './palette-list.tsx';
import { preferences } from './preferences.ts';
import { useCommand, useCommands } from './use-command.ts';

/** The palette and the key that opens it. */
export function Palette() {
  const [isOpen, setOpen] = useState(false);
  useCommand('workbench.palette', () => setOpen(!isOpen));
  const carryOut = (item: PaletteItem): void => {
    setOpen(false);
    if (!item.id.startsWith('message ')) preferences.noteUsed(item.id);
    // What it opens or takes the keyboard to comes after the palette has given the keyboard back.
    window.setTimeout(item.run, settledMs);
  };
  return (
    <ModalOverlay className="palette-veil" isDismissable isOpen={isOpen} onOpenChange={setOpen}>
      <Modal className="palette">
        <Dialog aria-label="All commands" className="palette-dialog">
          <Finder onChoose={carryOut} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const settledMs = 50;

function Finder({ onChoose }: { readonly onChoose: (item: PaletteItem) => void }) {
  const registry = useCommands();
  const [typed, type] = useState('');
  const [place, setPlace] = useState(0);
  const [said, say] = useState<string>();
  const list = useId();
  const asked = useDeferredValue(typed);
  const [recent] = useState(() => preferences.read().recent);
  const resultsOf = (text: string): readonly ItemGroup[] =>
    foundItems(text, [...commandItems(registry), ...registry.items(text)], recent);
  const groups = resultsOf(asked);
  const items = groups.flatMap((group) => group.items);
  const at = Math.min(place, items.length - 1);
  const goTo = (next: number): void => {
    setPlace(Math.max(0, Math.min(items.length - 1, next)));
    say(undefined);
  };
  const choose = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    if (item.whyNot === undefined) onChoose(item);
    else say(item.whyNot);
  };
  const press = (event: KeyboardEvent): void => {
    const next = placeAfter(event.key, at, items.length);
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    // Whoever types fast means what they typed, and not what is shown still.
    if (next === undefined) choose(asked === typed ? items[at] : resultsOf(typed)[0]?.items[0]);
    else goTo(next);
  };
  return (
    <>
      <label className="palette-field">
        <Search aria-hidden size={18} />
        <span className="hidden-but-read">Find a command, a window, a run or a message</span>
        <input
          ref={takeKeyboard}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-autocomplete="list"
          aria-controls={items.length > 0 ? list : undefined}
          aria-activedescendant={items.length === 0 ? undefined : `${list}-${at}`}
          placeholder="Find a command, a window, a run or a message"
          value={typed}
          onChange={(event) => {
            type(event.target.value);
            goTo(0);
          }}
          onKeyDown={press}
        />
      </label>
      <PaletteList id={list} groups={groups} at={at} onAt={goTo} onChoose={choose} />
      <Foot groups={groups} said={said ?? items[at]?.whyNot} />
    </>
  );
}

function takeKeyboard(field: HTMLInputElement | null): void {
  field?.focus();
}

const aPage = 8;

/** Where a key leads; undefined where it leads nowhere. */
function placeAfter(key: string, at: number, count: number): number | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1 >= count ? 0 : at + 1,
    ArrowUp: at === 0 ? count - 1 : at - 1,
    PageDown: at + aPage,
    PageUp: at - aPage,
  };
  return places[key];
}

interface FootProps {
  readonly groups: readonly ItemGroup[];
  readonly said: string | undefined;
}

function Foot({ groups, said }: FootProps) {
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <footer className="palette-foot">
      <p role="status" className={said === undefined ? '' : 'palette-reason'}>
        {said ?? (count === 1 ? '1 result' : `${count} results`)}
      </p>
      <p aria-hidden className="palette-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>Enter</kbd> do it <kbd>Esc</kbd> close
      </p>
    </footer>
  );
}
