/** The listener's thread over its life: how it begins, ends when told, and ends unasked. */
import { execFile } from 'node:child_process';
import { connect, createServer } from 'node:net';
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
  socket.write('GET /jwks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
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

  it('that ends unasked tells the world that every client is gone, and begins again', async () => {
    const said = captureStandardError();
    const threads = startedThreads();
    await begin('lost', { restsMs: [20] });
    const name = heldCall();
    const cutOff = call();
    const held = await name;
    await threads.at(-1)?.terminate();
    expect(await cutOff).toBe('');
    expect(hungUp).toEqual([held]);
    expect(said.text()).toMatch(/^The provider’s listener has ended and begins again/);
    await vi.waitFor(() => expect(threads).toHaveLength(2));

    let asked = '';
    serve((exchange) => {
      asked = exchange;
      return Promise.resolve(jsonResponse(200, { ok: true }));
    });
    const answered = async () => expect(await call()).toMatch(/^HTTP\/1\.1 200 /);
    await vi.waitFor(answered, untilItListens);
    // Numbered anew, and never like a call of the thread before.
    expect(asked).not.toBe(held);
    expect(asked).toMatch(/^hlost-1\.\d+$/);
    await listener.close();
  });

  it('gives nobody an answer that was meant for a client of the thread before', async () => {
    captureStandardError();
    const threads = startedThreads();
    await begin('late', { restsMs: [20] });
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      serve(() => {
        resolve();
        return new Promise((settle) => {
          answer = () => settle(jsonResponse(200, { for: 'the first' }));
        });
      });
    });
    const cutOff = call();
    await asked;
    await threads.at(-1)?.terminate();
    expect(await cutOff).toBe('');
    await vi.waitFor(() => expect(threads).toHaveLength(2));
    const name = heldCall();
    let isHeld = false;
    let text = '';
    const second = (async () => {
      while (text === '' && !isHeld) text = await call();
    })();
    await name;
    isHeld = true;
    answer();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await listener.close();
    await second;
    expect(text).not.toContain('the first');
  });

  it('begins again only so often, and then tells the operator what to do', async () => {
    const said = captureStandardError();
    const threads = startedThreads();
    await begin('hapless', { restsMs: [200, 1, 1] });
    await threads.at(-1)?.terminate();
    const squatter = createServer().listen(port, '127.0.0.1');
    onTestFinished(() => void squatter.close());
    await vi.waitFor(() => expect(said.text()).toMatch(/start it again\./), untilItListens);
    expect(threads).toHaveLength(4);
    expect(said.text().match(/begins again/g)).toHaveLength(3);
    await listener.close();
  });

  it('that is closed while it rests does not begin again', async () => {
    captureStandardError();
    const threads = startedThreads();
    await begin('closed', { restsMs: [20] });
    await threads.at(-1)?.terminate();
    await listener.close();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(threads).toHaveLength(1);
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

/** A thread takes a while to begin where others work beside it. */
const untilItListens = 10_000;

/** A listener of its own, in the place of the one that every test has. */
async function begin(
  launch: string,
  choices: ConstructorParameters<typeof ListenerThread>[1],
): Promise<void> {
  await listener.close();
  listener = new ListenerThread(launch, choices);
  port = Number(new URL(await listener.listen(0)).port);
}

/** The threads that are started from now on. */
function startedThreads(): readonly Worker[] {
  const threads: Worker[] = [];
  const note = (worker: Worker): void => void threads.push(worker);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  return threads;
}

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
