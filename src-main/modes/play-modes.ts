/**
 * Plays one script three times, in poll, in ping and in push: the same seed, set-up and deeds, and only
 * the delivery mode differs. Nothing is written anywhere; whoever asked decides what becomes of it.
 */
import { type ByMode, comparedModes } from '#shared/projections/three-modes/mode-report.ts';
import { clientsInMode, inDeliveryMode } from '#shared/protocol/setup/in-delivery-mode.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Scenario } from '#shared/trace/run-file/scenario.ts';
import { playScenario } from '../play/play-scenario.ts';
import type { ScriptLine } from '../play/scripted-intent.ts';
import type { PrivateKey } from '../signing/signing-keys.ts';

/** What is to be played, whichever the mode. */
export interface ModesOrder {
  readonly name: string;
  readonly setup: RunSetup;
  readonly keys: readonly PrivateKey[];
  readonly script: Scenario['script'];
  readonly until?: number | undefined;
}

export interface PlayedMode {
  readonly name: string;
  readonly setup: RunSetup;
  readonly entries: readonly Entry[];
  /** What of the script could not be done in this mode, as sentences. */
  readonly remarks: readonly string[];
}

export interface ModesParts {
  readonly engine: string;
  readonly mostSteps?: number;
  /** Called before each step: others have their turn, and whoever throws breaks it off. */
  readonly turn?: (mode: DeliveryMode, atMs: number) => Promise<void>;
}

const usualSteps = 20_000;
const ofNoSeed = 'three-modes';

/** Plays all three. */
export async function playModes(order: ModesOrder, parts: ModesParts): Promise<ByMode<PlayedMode>> {
  const played: (readonly [DeliveryMode, PlayedMode])[] = [];
  for (const mode of comparedModes) played.push([mode, await playMode(order, mode, parts)]);
  return Object.fromEntries(played) as ByMode<PlayedMode>;
}

async function playMode(
  { name: given, setup: from, keys, script, until }: ModesOrder,
  mode: DeliveryMode,
  { engine, mostSteps = usualSteps, turn }: ModesParts,
): Promise<PlayedMode> {
  const name = nameInMode(given, mode);
  const setup = inDeliveryMode({ ...from, name, seed: from.seed ?? ofNoSeed }, mode);
  const entries: Entry[] = [];
  const scenario: Scenario = {
    format: 1,
    name,
    setup: {},
    seed: setup.seed,
    keys: null,
    bookmarks: [],
    notes: '',
    expectations: [],
    script: script.map((line) => lineInMode(line, setup, mode)),
    ...(until === undefined ? {} : { until }),
  };
  const remarks = await playScenario(scenario, {
    engine,
    beginning: { setup, keys },
    mostSteps,
    until: async (atMs) => turn?.(mode, atMs),
    onEntries: (made) => entries.push(...made),
  });
  return { name, setup, entries, remarks };
}

const mostName = 120;

/** «Bank payment · push», also from «Bank payment · poll». */
export function nameInMode(name: string, mode: DeliveryMode): string {
  const plain = name.replace(/ · (?:poll|ping|push)$/, '');
  return `${plain.slice(0, mostName - 7)} · ${mode}`;
}

/** Whoever changes clients in the middle of the run does not change their mode. */
function lineInMode(
  line: ScriptLine,
  { relyingParties }: RunSetup,
  mode: DeliveryMode,
): ScriptLine {
  const { intent } = line;
  if (!('change' in intent)) return line;
  const change = intent['change'] as Partial<RunSetup>;
  if (change.clients === undefined) return line;
  const clients = clientsInMode(change.clients, relyingParties, mode);
  return { ...line, intent: { ...intent, change: { ...change, clients } } };
}
