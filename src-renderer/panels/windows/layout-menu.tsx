/** The windows of a run as a whole: layouts by name, tiles, the audience, the panels as they were. */
import { Grid2x2, LayoutDashboard, Presentation, RotateCcw } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, Dialog, Popover } from 'react-aria-components';
import type { RunModel } from '../../model/run-model.ts';
import { useLayouts } from '../../model/use-layouts.ts';
import { useDispatch } from '../../model/use-trace.ts';
import { LayoutLine } from './layout-line.tsx';
import { LayoutNameForm } from './layout-name-form.tsx';

export function LayoutMenu({ model }: { readonly model: RunModel }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        className="button icon"
        aria-label="Windows and layouts"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
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
          <Choices model={model} onDone={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </>
  );
}

interface ChoicesProps {
  readonly model: RunModel;
  readonly onDone: () => void;
}

function Choices({ model, onDone }: ChoicesProps) {
  const { builtIn, saved, choose, tile, save, rename, remove } = useLayouts(model);
  const dispatch = useDispatch();
  const done = (act: () => void) => (): void => {
    act();
    onDone();
  };
  const reset = (): void => {
    for (const key of ['columns', 'rows', 'maximised'])
      void dispatch({ kind: 'desk.keep', key, value: '' });
  };
  const audience = { kind: 'window.open', view: 'audience', run: model.run, party: '' } as const;
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
      <LayoutNameForm label="Save as it is now" name="" act="Save" onName={save} />
      <div className="shelf-deeds">
        <Deed title="Tile the open windows" Icon={Grid2x2} act={done(tile)} />
        <Deed
          title="Open the audience’s window"
          Icon={Presentation}
          act={done(() => void dispatch(audience))}
        />
        <Deed title="Panels as they were at first" Icon={RotateCcw} act={done(reset)} />
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
