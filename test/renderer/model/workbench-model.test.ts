/** A window's own state of the workbench, while the workbench has not answered yet. */
import { describe, expect, it } from 'vitest';
import { createWorkbenchModel } from '#renderer/model/workbench-model.ts';
import type { Intent } from '#shared/intents.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';

/** It hears of everything, and answers nothing. */
function silentPort() {
  const asked: Intent[] = [];
  const port: WorkbenchPort = {
    dispatch: (intent) => {
      asked.push(intent);
      return new Promise(() => undefined);
    },
    readTrace: () => Promise.reject(new Error('Nothing is read here.')),
    follow: () => () => undefined,
  };
  return { asked, port };
}

describe('what is kept of the desk while a move is still to be answered', () => {
  it('is shown at once, and told after the move', async () => {
    const { asked, port } = silentPort();
    const workbench = createWorkbenchModel(port);
    void workbench.dispatch({ kind: 'cursor.move', run: 'run', to: 7 });
    void workbench.dispatch({ kind: 'desk.keep', key: 'selected', value: 'run 5' });
    expect(workbench.state()).toMatchObject({
      cursors: { run: 7 },
      desk: { kept: { selected: 'run 5' } },
    });
    await expect.poll(() => asked.map(({ kind }) => kind)).toEqual(['cursor.move']);
  });
});
