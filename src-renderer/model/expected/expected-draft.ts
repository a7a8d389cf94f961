/** What somebody expects of a run: the flow of the request's mode, or a diagram of their own. */
import { z } from 'zod';
import type { ExpectedStep } from '#shared/projections/expected/expected-step.ts';
import {
  expectedOf,
  guessedRole,
  type Roles,
} from '#shared/projections/expected/mermaid/expected-of-sequence.ts';
import {
  readSequenceText,
  type SequenceFault,
  type SequenceText,
} from '#shared/projections/expected/mermaid/sequence-text.ts';
import { normativeFlow } from '#shared/projections/expected/normative-flow.ts';
import type { RunRequest } from '#shared/projections/expected/run-requests.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import { party } from '#shared/trace/party.ts';

const nobody = 'nobody';

const expectedDraft = z.object({
  way: z.enum(['mode', 'drawn']),
  /** The chosen request; the newest one where it is none. */
  request: z.string(),
  text: z.string(),
  /** Whom participants were said to stand for, where the guess was wrong. */
  roles: z.record(z.string(), z.union([party, z.literal(nobody)])),
  /** Whether the sequence is marked with it. */
  marks: z.boolean(),
});
export type ExpectedDraft = Readonly<z.infer<typeof expectedDraft>>;

const fresh: ExpectedDraft = { way: 'mode', request: '', text: '', roles: {}, marks: false };

/** As it was kept, or as it begins. */
export function expectedDraftOf(kept: unknown): ExpectedDraft {
  const read = expectedDraft.safeParse(kept);
  return read.success ? read.data : fresh;
}

export interface Expectation {
  readonly request: RunRequest | undefined;
  readonly steps: readonly ExpectedStep[];
  readonly drawn: SequenceText | undefined;
  readonly roles: Roles;
  readonly fault: SequenceFault | undefined;
}

/** What a draft comes to in a run with those requests and parties. */
export function expectationOf(
  draft: ExpectedDraft,
  requests: readonly RunRequest[],
  lanes: readonly Lane[],
): Expectation {
  const request = requests.find(({ authReqId }) => authReqId === draft.request) ?? requests.at(-1);
  const none = { request, drawn: undefined, roles: {}, fault: undefined };
  if (draft.way === 'mode')
    return { ...none, steps: request === undefined ? [] : normativeFlow(request.mode) };
  if (draft.text.trim() === '') return { ...none, steps: [] };
  const read = readSequenceText(draft.text);
  if (read.kind === 'refused') return { ...none, steps: [], fault: read };
  const roles = rolesOf(read, draft, lanes);
  return { ...none, steps: expectedOf(read, roles), drawn: read, roles };
}

function rolesOf(
  { participants }: SequenceText,
  draft: ExpectedDraft,
  lanes: readonly Lane[],
): Roles {
  const chosen = new Map(Object.entries(draft.roles));
  return Object.fromEntries(
    participants.map((one) => {
      const said = chosen.get(one.id);
      if (said === nobody) return [one.id, undefined];
      return [one.id, said ?? guessedRole(one, lanes)];
    }),
  );
}
