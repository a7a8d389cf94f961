/** Comparisons as windows ask for them: told once a sitting, refused with a sentence, and by consoles only. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import type { Workbench } from '#main/workbench.ts';
import { told } from '#test/support/files/recorded.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let workbench: Workbench;

beforeEach(() => {
  folder = temporaryFolder();
  workbench = composeWorkbench(folder.path);
});
afterEach(async () => {
  await workbench.close();
  folder.remove();
});

const consolePort = () => workbench.port({ view: 'console', run: '', party: '' });
const asked = { kind: 'products.compare', left: 'okta', right: 'keycloak' } as const;

describe('a comparison of products', () => {
  it('is told in the workbench’s own stream, with the number that the window hears', async () => {
    const outcome = await consolePort().dispatch(asked);
    const [event] = await told(workbench, 'products.compared');
    expect(outcome).toEqual({ kind: 'accepted', seq: event?.seq });
    expect(event?.comparison).toMatchObject({ left: 'okta', right: 'keycloak' });
  });

  it('is told once, however many windows ask and however often', async () => {
    await Promise.all([consolePort().dispatch(asked), consolePort().dispatch(asked)]);
    await consolePort().dispatch(asked);
    expect(await told(workbench, 'products.compared')).toHaveLength(1);
  });

  it('of a profile whose clients have to sign is refused with a sentence', async () => {
    expect(await consolePort().dispatch({ ...asked, right: 'fapi2-ciba' })).toEqual({
      kind: 'refused',
      sentence: '«fapi2-ciba» cannot be compared: its clients have to sign.',
    });
  });

  it('leaves no run behind', async () => {
    await consolePort().dispatch(asked);
    expect(await told(workbench, 'run.listed')).toEqual([]);
  });

  it('is not for the windows of parties', async () => {
    const till = workbench.port({ view: 'relying-party', run: 'a', party: 'till' });
    expect((await till.dispatch(asked)).kind).toBe('refused');
    expect(await told(workbench, 'products.compared')).toEqual([]);
  });
});
