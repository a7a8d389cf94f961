/**
 * What the script of a scenario says somebody does, as an intent of the run: identifiers that nobody
 * knows beforehand are those of the newest prompt, request or sign-in when it comes to it.
 */
import { type PartyIntent, partyIntent } from '#shared/intents.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Scenario } from '#shared/trace/run-file/scenario.ts';

export type ScriptLine = Scenario['script'][number];

export interface Newest {
  readonly take: (entry: Entry) => void;
  /** The intent, or undefined where there is nothing yet that it could be about. */
  readonly complete: (line: ScriptLine['intent'], run: string) => PartyIntent | undefined;
}

/** Remembers the newest of everything that an intent may be about. */
export function createNewest(): Newest {
  const prompts = new Map<string, string>();
  const signIns = new Map<string, string>();
  let authReqId: string | undefined;
  return {
    take: (entry) => {
      if (entry.kind === 'prompt.arrived') prompts.set(entry.party, entry.prompt);
      else if (entry.kind === 'sign-in.began') signIns.set(entry.party, entry.signIn);
      else if (entry.kind === 'request.opened') authReqId = entry.authReqId;
    },
    complete: (line, run) => {
      const given: Readonly<Record<string, unknown>> = line;
      const found = partyIntent.safeParse({
        run,
        ...(isAbout('prompt', given) && {
          prompt: prompts.get(`authentication-device/${String(given['device'])}`),
        }),
        ...(given['kind'] === 'user-code.entered' && {
          signIn: signIns.get(`relying-party/${String(given['relyingParty'])}`),
        }),
        ...(given['kind'] === 'request.decided' && { authReqId }),
        ...withoutGaps(given),
      });
      return found.success ? found.data : undefined;
    },
  };
}

function isAbout(what: string, { kind }: Readonly<Record<string, unknown>>): boolean {
  return typeof kind === 'string' && kind.startsWith(`${what}.`);
}

function withoutGaps(of: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
}
