/**
 * The end of a service in the middle of its work: answers that are due still go out, and what a
 * killed one had told anybody is known to the next.
 */
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ListenerThread } from '#main/listener/listener-thread.ts';
import { worldOf, writeCheckpoint } from '#main/serve/runs/checkpoint.ts';
import { RunFiles } from '#main/serve/runs/run-files.ts';
import { createRunFile } from '#main/serve/runs/service-trace.ts';
import { type HttpResponse, jsonResponse } from '#shared/protocol/encoding/wire.ts';
import { begun } from '#test/support/core/world-of.ts';
import {
  callControl,
  endServed,
  eventually,
  type Served,
  startServe,
} from '#test/support/serve/served.ts';
import { askForAlice, pollOnce } from '#test/support/shell/http-call.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder.path, 'config.json'), '{"provider": {"roll_over_mb": 1}}');
});

afterEach(() => {
  endServed();
  folder.remove();
});

const serve = (): Promise<Served> =>
  startServe('--data', folder.path, '--config', join(folder.path, 'config.json'));

const runFiles = (): readonly string[] => readdirSync(join(folder.path, 'runs')).toSorted();

describe('a listener that ends', () => {
  it('lets an answer go out that is on its way, and cuts off one that is held', async () => {
    const listener = new ListenerThread('test');
    const answers: ((response: HttpResponse) => void)[] = [];
    listener.serve({
      request: () => new Promise((resolve) => answers.push(resolve)),
      hangUp: () => undefined,
      unparsed: () => undefined,
    });
    const port = Number(new URL(await listener.listen(0)).port);
    const [due, held] = ['due', 'held'].map(() => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.on('data', (part) => (text += part.toString()));
      socket.on('error', () => undefined);
      socket.write('GET /jwks HTTP/1.1\r\nHost: localhost\r\n\r\n');
      return once(socket, 'close').then(() => text);
    });
    await eventually(() => answers.length === 2);
    const drained = listener.drain(400);
    answers[0]?.(jsonResponse(200, { ok: true }));
    await drained;
    const texts = [await due, await held];
    expect(texts.filter((text) => text?.includes('200 OK'))).toHaveLength(1);
    expect(texts.filter((text) => text === '')).toHaveLength(1);
  });
});

describe('a service that is killed', () => {
  it('knows again, whenever it was killed, every request that it had acknowledged', async () => {
    const acknowledged = new Set<string>();
    for (let sitting = 0; sitting < 4; sitting += 1) {
      const served = await serve();
      const enough = runFiles().length + 1;
      const client = async (): Promise<void> => {
        for (;;) acknowledged.add(await askForAlice(served.ready.issuer));
      };
      const clients = Array.from({ length: 12 }, () => client().catch(() => undefined));
      await eventually(
        () => runFiles().filter((name) => name.endsWith('.sqlite')).length >= enough,
      );
      served.child.kill('SIGKILL');
      await Promise.all(clients);
    }
    const served = await serve();
    const { body } = await callControl(served.ready, '/requests');
    const { requests } = body as { requests: { auth_req_id: string; state: string }[] };
    const known = new Set(requests.map(({ auth_req_id: id }) => id));
    expect(acknowledged.size).toBeGreaterThan(100);
    expect([...acknowledged].filter((id) => !known.has(id))).toEqual([]);
  }, 60_000);
});

describe('the world that is left beside a run', () => {
  async function serveAndEnd(): Promise<string> {
    const served = await serve();
    const first = await askForAlice(served.ready.issuer);
    await eventually(async () => {
      await Promise.all(Array.from({ length: 20 }, () => askForAlice(served.ready.issuer)));
      return runFiles().some((name) => name.startsWith('000002'));
    });
    await served.end();
    return first;
  }

  async function expectKnown(authReqId: string): Promise<void> {
    const served = await serve();
    const path = `/requests/${authReqId}/decision`;
    const body = { decision: 'approve' };
    expect((await callControl(served.ready, path, { method: 'POST', body })).status).toBe(200);
    expect((await pollOnce(served.ready.issuer, authReqId)).status).toBe(200);
    await served.end();
  }

  it('serves once, and only while the run ends where it did', () => {
    const files = new RunFiles(folder.path);
    files.prepare();
    const file = files.next();
    const { world, entries } = begun();
    const keys = { createdAtMs: 0, keys: [], entries };
    const current = createRunFile(files, file, keys);
    const marked = { ...world, nowMs: 77 };
    writeCheckpoint(file, marked);
    expect(worldOf(current).nowMs).toBe(77);
    expect(worldOf(current).nowMs).toBe(0);
    writeCheckpoint(file, { ...marked, nextSeq: 2 });
    expect(worldOf(current).nowMs).toBe(0);
    current.store.close();
  });

  it('is passed over when it is damaged', async () => {
    const authReqId = await serveAndEnd();
    const [newest = ''] = runFiles()
      .filter((name) => name.endsWith('.sqlite'))
      .toReversed();
    const path = join(folder.path, 'runs', newest.replace('.sqlite', '.world'));
    writeFileSync(path, 'damaged');
    await expectKnown(authReqId);
    expect(existsSync(path)).toBe(false);
  });
});
