/** The windows of a run as a whole: layouts by name, tiles, the audience, the panels as they were. */
import { Grid2x2, LayoutDashboard, Presentation, RotateCcw } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { Button, Dialog, Popover } from 'react-aria-components';
import type { LaidOut } from '../../model/desk/use-layouts.ts';
import { LayoutLine } from './layout-line.tsx';
import { LayoutNameForm } from './layout-name-form.tsx';
import { type LayoutActs, useLayoutActs, useLayoutCommands } from './use-layout-commands.ts';

export const LayoutMenu = memo(function LayoutMenu({ run, setup }: LaidOut) {
  const [isOpen, setOpen] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const acts = useLayoutActs({ run, setup });
  const open = (naming: boolean): void => {
    setNaming(naming);
    setOpen(true);
  };
  useLayoutCommands(acts, () => open(true));
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        className="button icon"
        aria-label="Windows and layouts"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => (isOpen ? setOpen(false) : open(false))}
      >
        <LayoutDashboard aria-hidden size={17} />
      </Button>
      <Popover
        className="popover shelf-popover"
        placement="bottom end"
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <Dialog aria-label="Windows and layouts" className="layout-menu">
          <Choices acts={acts} isNaming={isNaming} onDone={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </>
  );
});

interface ChoicesProps {
  readonly acts: LayoutActs;
  /** Somebody came to give a name to what is there now. */
  readonly isNaming: boolean;
  readonly onDone: () => void;
}

function Choices({ acts, isNaming, onDone }: ChoicesProps) {
  const { builtIn, saved, choose, save, rename, remove } = acts.layouts;
  const done = (act: () => void) => (): void => {
    act();
    onDone();
  };
  return (
    <>
      <h2>Layouts</h2>
      <ul aria-label="Layouts">
        {builtIn.map((layout) => (
          <LayoutLine
            key={`built in ${layout.name}`}
            name={layout.name}
            onChoose={done(() => choose(layout))}
          />
        ))}
        {saved.map((layout) => (
          <LayoutLine
            key={layout.name}
            name={layout.name}
            onChoose={done(() => choose(layout))}
            onRename={(to) => rename(layout.name, to)}
            onRemove={() => remove(layout.name)}
          />
        ))}
      </ul>
      <LayoutNameForm
        label="Save as it is now"
        name=""
        act="Save"
        takesKeyboard={isNaming}
        onName={save}
      />
      <div className="shelf-deeds">
        <Deed title="Tile the open windows" Icon={Grid2x2} act={done(acts.tile)} />
        <Deed
          title="Open the audience’s window"
          Icon={Presentation}
          act={done(acts.showAudience)}
        />
        <Deed title="Panels as they were at first" Icon={RotateCcw} act={done(acts.reset)} />
      </div>
      <p className="quiet-line">
        <kbd>Z</kbd> or a double click on its tabs shows one part in place of all.
      </p>
    </>
  );
}

interface DeedProps {
  readonly title: string;
  readonly Icon: typeof Grid2x2;
  readonly act: () => void;
}

function Deed({ title, Icon, act }: DeedProps) {
  return (
    <Button className="goal-choice shelf-deed" onPress={act}>
      <Icon aria-hidden size={15} />
      <span>{title}</span>
    </Button>
  );
}
