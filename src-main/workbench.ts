/**
 * The workbench itself, below any host: the open runs, the stream of what concerns no single run,
 * and the port that each window gets according to its role.
 */
import { randomBytes } from 'node:crypto';
import type { DeskIntent } from '#shared/intents/desk-intents.ts';
import { isLearningIntent, type LearningIntent } from '#shared/intents/learning-intents.ts';
import { mayAsk, windowVisited } from '#shared/intents/may-ask.ts';
import type { ProductsCompare } from '#shared/intents/product-intents.ts';
import { isRecordIntent, type RecordIntent } from '#shared/intents/record-intents.ts';
import type { Intent, PartyIntent, WorkbenchIntent } from '#shared/intents.ts';
import type { Session } from '#shared/session.ts';
import {
  type WorkbenchEvent,
  type WorkbenchHappening,
  workbenchStream,
} from '#shared/workbench-event.ts';
import type { Outcome, StreamEntry, WorkbenchPort } from '#shared/workbench-port.ts';
import { deskHappening, isDeskIntent } from './desk/desk-happening.ts';
import { type OfWindow, readCursors, readEvents, windowsLeftOpen } from './desk/left-off.ts';
import type { FileFolder } from './files/file-folder.ts';
import type { FileSource } from './files/file-source.ts';
import { createRunRecords, type RunRecords, type TakenRun } from './files/run-records.ts';
import { followedSession } from './lessons/desk/followed-session.ts';
import type { ExamKey } from './lessons/exam/exam-key.ts';
import { createLearningDesk, type LearningDesk } from './lessons/learning-desk.ts';
import { ListenerThread } from './listener/listener-thread.ts';
import { createCaller } from './network/caller.ts';
import { createToldComparisons, type ToldComparisons } from './products/told-comparisons.ts';
import { virtualIssuer } from './run/beginning/demo-setup.ts';
import { newKeys } from './run/beginning/new-keys.ts';
import { type CreateRun, newRun, newRunId } from './run/beginning/new-run.ts';
import { createOpenedWorlds, type OpenedWorlds } from './run/derived/opened-worlds.ts';
import { createReadySoon } from './run/derived/ready-soon.ts';
import { createFactFinder } from './run/fact-finder.ts';
import { createKeyRotation } from './run/key-rotation.ts';
import { unfinishedWork } from './run/long-work.ts';
import { type OpenRun, openRun } from './run/open-run.ts';
import { callsOver, fetchesOver } from './run/outside/calls-over-network.ts';
import { refuseCall, refuseFetch } from './run/outside/outside-call.ts';
import type { RealTime } from './run/time/driver.ts';
import { createSigner } from './signing/signer.ts';
import { createFollowers } from './trace/followers.ts';
import { portFor } from './trace/port-for.ts';
import type { StoredRun, TraceStore } from './trace/trace-store.ts';
import { inThePast, noSuchRun, notYours, sentenceOf, WorkbenchError } from './workbench-error.ts';

export interface WorkbenchParts {
  readonly store: TraceStore;
  readonly realTime: RealTime;
  readonly engine: string;
  /** Where run files are written to and read from. */
  readonly files: FileFolder;
  readonly examKey: ExamKey;
}

interface HeldRun extends OpenRun {
  readonly listener: ListenerThread | undefined;
  readonly rotateKeys: () => Promise<Outcome>;
}

type RunIntent = Exclude<Intent, RecordIntent | DeskIntent | ProductsCompare | LearningIntent>;
type ActingIntent = PartyIntent | Extract<WorkbenchIntent, { kind: 'keys.rotate' }>;

export class Workbench {
  /** Where hosts fetch what was exported, and put what is to be imported. */
  readonly files: FileFolder;
  readonly #store: TraceStore;
  readonly #realTime: RealTime;
  readonly #engine: string;
  readonly #runs = new Map<string, Promise<HeldRun>>();
  readonly #followers;
  readonly #launch = randomBytes(4).toString('hex');
  readonly #cursors: Map<string, number | null>;
  readonly #records: RunRecords;
  readonly #learning: LearningDesk;
  readonly #worlds: OpenedWorlds;
  readonly #compare: ToldComparisons;
  readonly #readySoon = createReadySoon((run) => this.open(run));
  #nextSeq: number;

  constructor({ store, realTime, engine, files, examKey }: WorkbenchParts) {
    this.files = files;
    this.#store = store;
    this.#realTime = realTime;
    this.#engine = engine;
    this.#nextSeq = store.nextSeq(workbenchStream);
    this.#cursors = readCursors(store);
    this.#followers = createFollowers(store);
    const teller = {
      now: () => Math.floor(realTime()),
      tell: (happening: WorkbenchHappening) => this.#tell(happening),
    };
    this.#worlds = createOpenedWorlds(store, teller, this.#followers.quiet);
    this.#records = createRunRecords({ store, engine, files, ...teller, ...this.#worlds });
    this.#compare = createToldComparisons(teller);
    const events = readEvents(store);
    this.#learning = createLearningDesk({
      store,
      engine,
      examKey,
      events,
      ...teller,
      open: (run) => this.open(run),
      fork: (run, at, name) => this.#records.fork({ kind: 'run.fork', run, at, name }),
      choose: (run) => this.#choose(run),
      moveCursor: (run, to) => this.#moveCursor(run, to),
      follow: this.#followers.follow,
    });
    for (const ended of unfinishedWork(events)) this.#tell(ended);
  }

  /** The port of a window with that role; every window gets its own. */
  port(session: Session): WorkbenchPort {
    return portFor(session, {
      dispatch: (intent) => this.#dispatch(session, intent),
      read: (run, from, limit) => this.#store.read(run, from, limit),
      follow: this.#followers.follow,
      isOfLesson: this.#learning.isOfLesson,
    });
  }

  /** Creates a run, lists it and, for a wall-clock run, opens its listener. */
  async createRun(asked: Omit<CreateRun, 'kind'>): Promise<string> {
    const { name, mode, seed } = asked;
    const run = newRunId();
    const keys = await newKeys(mode, seed);
    const listener = mode === 'wall' ? new ListenerThread(this.#launch) : undefined;
    const issuer = listener === undefined ? virtualIssuer : await listener.listen(0);
    const nowMs = Math.floor(this.#realTime());
    const made = await newRun({ asked, keys, issuer, engine: this.#engine, nowMs });
    const stored = { run, name, mode, createdAtMs: nowMs };
    this.#store.createRun(stored, made.keys, made.entries);
    this.#runs.set(run, this.#hold(stored, made.keys, listener));
    this.#tell({ kind: 'run.listed', run, name, mode });
    this.#tell({ kind: 'run.chosen', run });
    if (listener !== undefined) this.#tell({ kind: 'listener.opened', run, issuer });
    return run;
  }

  /** Makes a run of a file, as a host or the command line got hold of it. */
  importRun(source: FileSource): Promise<TakenRun> {
    return this.#records.take(source);
  }

  /** The same for a person at a window, who may bring a scenario as well: it is played. */
  bringRun(source: FileSource): Promise<TakenRun> {
    return this.#records.takeOrPlay(source);
  }

  /** The parties' windows that nobody has closed, as far as was told. */
  windowsLeftOpen(): readonly Session[] {
    return windowsLeftOpen(readEvents(this.#store));
  }

  /** What a host has to say of its windows. */
  tellOfWindow(happening: OfWindow): void {
    this.#tell(happening);
  }

  /** The open run of that name; opened from its trace when it is not open yet. */
  open(run: string): Promise<HeldRun> {
    const held = this.#runs.get(run) ?? this.#reopen(run);
    this.#runs.set(run, held);
    held.catch(() => this.#runs.delete(run));
    return held;
  }

  async close(): Promise<void> {
    this.#readySoon.cancel();
    for (const opening of this.#runs.values()) {
      const held = await opening.catch(() => undefined);
      await held?.listener?.close();
      await held?.close();
    }
    this.#followers.close();
    this.#store.close();
  }

  async #reopen(run: string): Promise<HeldRun> {
    const stored = this.#store.findRun(run);
    if (stored === undefined) throw new WorkbenchError(noSuchRun(run));
    if (stored.closedBecause !== undefined) throw new WorkbenchError(stored.closedBecause);
    if (stored.mode === 'virtual') return this.#hold(stored, stored.keys, undefined);
    const [first] = this.#store.read(run, 0, 1);
    const issuer = first?.kind === 'run.began' ? first.setup.issuer : '';
    const listener = new ListenerThread(`${this.#launch}`);
    try {
      await listener.listen(Number(new URL(issuer).port));
      this.#tell({ kind: 'listener.opened', run, issuer });
      return await this.#hold(stored, stored.keys, listener);
    } catch (thrown) {
      // The run can be looked at all the same; only outside clients cannot reach it.
      this.#tell({ kind: 'listener.failed', run, sentence: sentenceOf(thrown) });
      return this.#hold(stored, stored.keys, undefined);
    }
  }

  async #hold(
    { run, mode }: StoredRun,
    keys: Parameters<typeof createSigner>[0],
    listener: ListenerThread | undefined,
  ) {
    const [signer, world] = await Promise.all([createSigner(keys), this.#worlds.worldOf(run)]);
    // Nothing outside ever moves a virtual run, and so it calls nobody there.
    const caller = mode === 'wall' ? createCaller() : undefined;
    const settings = () => held.world().setup.provider;
    const held: OpenRun = openRun({
      run,
      world,
      store: this.#store,
      signer,
      findFacts: createFactFinder(
        caller === undefined ? refuseFetch : fetchesOver(caller, settings),
      ),
      call: caller === undefined ? refuseCall : callsOver(caller),
      dropSocket: (exchange, how) => listener?.drop(exchange, how),
      realTime: this.#realTime,
      onCommitted: (entries) => this.#followers.publish(run, entries),
    });
    const { request, hangUp, unparsed } = held;
    listener?.serve({ request, hangUp, unparsed });
    const keep = (made: typeof keys): void => this.#store.addKeys(run, made);
    return { ...held, listener, rotateKeys: createKeyRotation({ ...held, signer, keep }) };
  }

  async #dispatch(session: Session, intent: Intent): Promise<Outcome> {
    const asking = followedSession(session, intent, this.#learning.isOfLesson);
    const whyNot = mayAsk(asking, intent) ? this.#learning.whyNot(intent) : notYours;
    if (whyNot !== undefined) return { kind: 'refused', sentence: whyNot };
    try {
      if (isDeskIntent(intent)) return this.#tell(deskHappening(intent));
      if (intent.kind === 'products.compare') return await this.#compare(intent);
      if (isLearningIntent(intent)) return await this.#learning.carryOut(intent);
      if (isRecordIntent(intent)) return await this.#records.carryOut(intent);
      return await this.#carryOut(intent);
    } catch (thrown) {
      if (thrown instanceof WorkbenchError) return { kind: 'refused', sentence: thrown.message };
      throw thrown;
    }
  }

  async #carryOut(intent: RunIntent): Promise<Outcome> {
    switch (intent.kind) {
      case 'run.create':
        await this.createRun(intent);
        return { kind: 'accepted', seq: this.#nextSeq - 1 };
      case 'run.open':
        return this.#choose(intent.run);
      case 'cursor.move':
        return this.#moveCursor(intent.run, intent.to);
      case 'theme.choose':
        return this.#tell({ kind: 'theme.chosen', theme: intent.theme });
      case 'window.open':
        return this.#tell({ ...intent, kind: 'window.opened' });
      case 'device.visited':
        return this.#carryOut(windowVisited(intent));
      case 'clock.run':
      case 'clock.pause':
      case 'clock.step':
        return (await this.open(intent.run)).setClock(intent);
      default:
        return this.#actInRun(intent);
    }
  }

  /** It is shown from the disk at once; what it needs to go on is made ready when that is drawn. */
  #choose(run: string): Outcome {
    const stored = this.#store.findRun(run);
    if (stored === undefined) throw new WorkbenchError(noSuchRun(run));
    const told = this.#tell({ kind: 'run.chosen', run });
    this.#readySoon.choose(stored);
    return told;
  }

  #moveCursor(run: string, to: number | null): Outcome {
    this.#cursors.set(run, to);
    return this.#tell({ kind: 'cursor.moved', run, to });
  }

  async #actInRun(intent: ActingIntent): Promise<Outcome> {
    if ((this.#cursors.get(intent.run) ?? null) !== null)
      return { kind: 'refused', sentence: inThePast };
    const held = await this.open(intent.run);
    return intent.kind === 'keys.rotate'
      ? held.rotateKeys()
      : held.submit({ kind: 'intent.given', intent });
  }

  #tell(happening: WorkbenchHappening): Outcome {
    const seq = this.#nextSeq;
    const event = { seq, at: Math.floor(this.#realTime()), ...happening } as WorkbenchEvent;
    this.#store.append(workbenchStream, [event]);
    this.#nextSeq += 1;
    this.#followers.publish(workbenchStream, [event] satisfies StreamEntry[]);
    return { kind: 'accepted', seq };
  }
}
