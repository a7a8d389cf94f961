/**
 * What a step of a product's console decides, read from two records of one request: with the step done,
 * and with it left undone. The refusal leads back to the step by the rule that refused.
 */
import type { ConsoleStep } from '../../profiles/console-step.ts';
import { profiles } from '../../profiles/profile-list.ts';
import { bodyObject } from '../../protocol/encoding/wire.ts';
import type { ProfileName } from '../../protocol/setup/run-setup.ts';
import type { Entry } from '../../trace/entry.ts';
import { type AnsweredCall, answeredCalls } from '../vendor-comparison/answered-calls.ts';

export interface StepRecords {
  readonly profile: ProfileName;
  readonly step: ConsoleStep;
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
  /** How both records call the request and the fetching of its tokens. */
  readonly exchanges: { readonly asking: string; readonly tokens: string };
}

export interface StepOutcome {
  readonly profile: ProfileName;
  readonly step: ConsoleStep;
  /** The answer to the token call with the step done; undefined where it did not come to that. */
  readonly tokens: { readonly status: number; readonly members: readonly string[] } | undefined;
  /** What the client is told with the step undone; undefined where nothing refused. */
  readonly refusal: ToldRefusal | undefined;
}

export interface ToldRefusal {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  /** The step to which the rule that refused belongs, found by that rule alone. */
  readonly step: ConsoleStep | undefined;
}

/** What both records come to. */
export function stepOutcome({ profile, step, done, undone, exchanges }: StepRecords): StepOutcome {
  const granted = answeredCalls(done).get(exchanges.tokens)?.response;
  const refused = answeredCalls(undone).get(exchanges.asking);
  return {
    profile,
    step,
    tokens:
      granted === undefined
        ? undefined
        : { status: granted.status, members: Object.keys(bodyObject(granted) ?? {}) },
    refusal: refused === undefined ? undefined : toldRefusal(profile, refused),
  };
}

function toldRefusal(
  profile: ProfileName,
  { refusal, response }: AnsweredCall,
): ToldRefusal | undefined {
  if (refusal === undefined || response === undefined) return undefined;
  const body = bodyObject(response) ?? {};
  return {
    status: response.status,
    error: textOf(body, 'error'),
    description: textOf(body, 'error_description'),
    step: stepOfRule(profile, refusal.rule),
  };
}

/** The step whose rule that is. */
export function stepOfRule(profile: ProfileName, rule: string): ConsoleStep | undefined {
  return profiles[profile].console?.find(({ off }) => off.rule === rule);
}

function textOf(body: ReturnType<typeof bodyObject> & object, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}
