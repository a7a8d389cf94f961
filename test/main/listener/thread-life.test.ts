/** The listener's thread over its life: how it begins, ends when told, and ends unasked. */
import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ListenerTarget, ListenerThread } from '#main/listener/listener-thread.ts';
import { jsonResponse } from '#shared/protocol/encoding/wire.ts';

let listener: ListenerThread;
let port: number;
let hungUp: string[];

beforeEach(async () => {
  hungUp = [];
  listener = new ListenerThread('test');
  port = Number(new URL(await listener.listen(0)).port);
});

afterEach(() => listener.close());

function serve(request: ListenerTarget['request']): void {
  listener.serve({ request, hangUp: (name) => hungUp.push(name), unparsed: () => undefined });
}

/** One call; answers what comes back until the connection ends. */
async function call(): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (part) => (text += part.toString()));
  socket.on('error', () => undefined);
  socket.write('GET /jwks HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await new Promise((resolve) => socket.once('close', resolve));
  return text;
}

describe('the thread', () => {
  it('leaves the port free when it is closed, and hears no more of whom it cut off', async () => {
    const asked = heldCall();
    const cutOff = call();
    await asked;
    await listener.close();
    expect(await cutOff).toBe('');
    expect(hungUp).toEqual([]);
    listener = new ListenerThread('next');
    expect(await listener.listen(port)).toBe(`http://127.0.0.1:${port}`);
  });

  it('sends what was answered before it closes', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      serve(() => {
        resolve();
        return new Promise((settle) => {
          answer = () => settle(jsonResponse(200, { ok: true }));
        });
      });
    });
    const answered = call();
    await asked;
    answer();
    await Promise.resolve();
    await listener.close();
    expect(await answered).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('that ends unasked tells the world that every client is gone, and the operator what to do', async () => {
    const said = captureStandardError();
    let thread: Worker | undefined;
    process.once('worker', (worker) => (thread = worker));
    listener = new ListenerThread('lost');
    port = Number(new URL(await listener.listen(0)).port);
    const name = heldCall();
    const cutOff = call();
    const held = await name;
    await thread?.terminate();
    expect(await cutOff).toBe('');
    expect(hungUp).toEqual([held]);
    expect(said.text()).toMatch(/^The provider’s listener has ended.* start it again\./);
    await listener.close();
  });

  it('that cannot begin says so to whoever wanted it', async () => {
    const certificate = { certificate: 'no certificate', privateKey: 'no key' };
    const tls = { server: certificate, authority: 'no authority', fapiCiphers: false };
    const other = new ListenerThread('other', { tls });
    await expect(other.listen(0)).rejects.toThrow(/^The provider cannot listen \(.*PEM/);
  });

  it('keeps no program alive once it is closed, nor when its port was taken', async () => {
    const script = `
      import { ListenerThread } from '#main/listener/listener-thread.ts';
      const listener = new ListenerThread('alone');
      await listener.listen(0);
      void listener.close();
      await new ListenerThread('second').listen(${port}).catch(({ message }) => console.log(message));
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--eval', script], {
      timeout: 15_000,
    });
    expect(stdout).toMatch(/cannot listen on port/);
  });
});

/** Lets calls wait for ever; answers the name of the first. */
function heldCall(): Promise<string> {
  return new Promise((resolve) => {
    serve((name) => {
      resolve(name);
      return new Promise(() => undefined);
    });
  });
}

/** What is written to standard error from now on. */
function captureStandardError(): { readonly text: () => string } {
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return { text: () => written.join('') };
}
