/** The windows that were open when the workbench ended: a browser opens them again on a click alone. */
import { AppWindow, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useWindow, useWorkbench } from '../../model/use-trace.ts';

export function LostWindows({ run }: { readonly run: string }) {
  const { connection, showSentence } = useWindow();
  const [isLeft, leave] = useState(false);
  const all = useWorkbench(({ desk }) => desk.lost);
  const lost = all.filter((one) => one.run === run);
  if (isLeft || lost.length === 0) return null;
  const windows = lost.map(({ view, party }) => ({ view, party }));
  const open = async (): Promise<void> => {
    const layout = { name: 'As it was', desk: {}, windows };
    showSentence(await connection.arrange(run, layout, windows));
  };
  return (
    <div className="listener-line" role="status">
      <AppWindow aria-hidden size={16} />
      <span>
        {lost.length === 1 ? 'A window was' : `${lost.length} windows were`} open when the workbench
        ended.
      </span>
      <Button className="button small" onPress={() => void open()}>
        Open {lost.length === 1 ? 'it' : 'them'} again
      </Button>
      <Button className="button small icon" aria-label="Not now" onPress={() => leave(true)}>
        <X aria-hidden size={14} />
      </Button>
    </div>
  );
}
