/**
 * The program of the listener's thread: opens the listener that it is told to, hands over what comes
 * in and writes what it is given. It knows nothing of the world, and ends with its listener.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createTlsDoor } from '../tls/tls-door.ts';
import { sentenceOf } from '../workbench-error.ts';
import type { FromListener, ListenerSettings, ToListener, Traffic } from './listener-messages.ts';
import { unpackAnswers } from './packed-answers.ts';
import { createRequestPacker } from './packed-requests.ts';
import { ProviderListener } from './provider-listener.ts';

const settings: ListenerSettings = workerData;
const { port, host, tls, mostWaiting, limits } = settings;
const packer = createRequestPacker(tls !== undefined);
let hungUp: number[] = [];
let unparsed: string[] = [];
let isGathering = false;

function tell(message: FromListener): void {
  parentPort?.postMessage(message);
}

/** What else comes in this turn goes over with it. */
function gather(): void {
  if (isGathering) return;
  isGathering = true;
  setImmediate(send);
}

function send(): void {
  const traffic: Traffic = { kind: 'traffic', requests: packer.take(), hungUp, unparsed };
  isGathering = false;
  hungUp = [];
  unparsed = [];
  tell(traffic);
}

const listener = new ProviderListener({
  door: tls === undefined ? undefined : createTlsDoor(tls, Date.now),
  mostWaiting,
  limits,
  ears: {
    arrived: (call, request) => {
      packer.add(call, request);
      gather();
    },
    hungUp: (call) => {
      hungUp.push(call);
      gather();
    },
    unparsed: (raw) => {
      unparsed.push(raw);
      gather();
    },
  },
});

function obey(message: ToListener): void {
  switch (message.kind) {
    case 'serve':
      return listener.serve();
    case 'answers':
      return unpackAnswers(message.answers, {
        answer: (call, answer) => listener.answer(call, answer),
        refuse: (call, status) => listener.refuse(call, status),
      });
    case 'drop':
      return listener.drop(message.call, message.how);
    case 'drain':
      return void listener.drain(message.patienceMs).then(() => process.exit());
    case 'close':
      listener.close();
      process.exit();
  }
}

if (settings.isServing) listener.serve();
parentPort?.on('message', obey);
try {
  tell({ kind: 'listening', origin: await listener.listen(port, host) });
} catch (thrown) {
  tell({ kind: 'failed', sentence: sentenceOf(thrown) });
  process.exit();
}
