/**
 * A run as it stands when somebody looks: read page by page, and not followed. A browser opens only six
 * connections to one origin, and whoever followed three runs more would soon have none left to ask by.
 */
import { useEffect, useState } from 'react';
import { pageLimit } from '#shared/streams.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { createRunModel, type RunModel } from '../run-model.ts';
import { useWindow } from '../use-trace.ts';

/** The model of that run; undefined until it is there. */
export function useReadRun(run: string): RunModel | undefined {
  const { port } = useWindow().connection;
  const [model, setModel] = useState<RunModel>();
  useEffect(() => {
    const opened = createRunModel(readingPort(port), run);
    setModel(opened);
    return () => opened.close();
  }, [port, run]);
  return model?.run === run ? model : undefined;
}

/** A port that delivers what there is, and then no more. */
export function readingPort(port: WorkbenchPort): WorkbenchPort {
  return {
    ...port,
    follow: (run, from, onEntries) => {
      let isOver = false;
      const read = async (): Promise<void> => {
        for (let next = from; ; ) {
          const page = await port.readTrace(run, next, pageLimit);
          if (isOver) return;
          onEntries(page);
          if (page.next - next < pageLimit) return;
          next = page.next;
        }
      };
      // Whether the workbench answers at all is told by what is followed.
      read().catch(() => undefined);
      return () => {
        isOver = true;
      };
    },
  };
}
