/** Plugs the parts together; the only place where anything that must be closed is created. */
import { join } from 'node:path';
import packageFacts from '../package.json' with { type: 'json' };
import { openFileFolder } from './files/file-folder.ts';
import { examKeyIn } from './lessons/exam/exam-key.ts';
import { TraceStore } from './trace/trace-store.ts';
import { Workbench } from './workbench.ts';

/** A workbench on the data in that folder. */
export function composeWorkbench(folder: string): Workbench {
  const store = new TraceStore(join(folder, 'workbench.sqlite'));
  const realTime = (): number => performance.timeOrigin + performance.now();
  const files = openFileFolder(join(folder, 'files'));
  return new Workbench({
    store,
    realTime,
    engine: packageFacts.version,
    files,
    examKey: examKeyIn(folder),
  });
}
