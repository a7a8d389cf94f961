/** What people do where a run does not say it: somebody signs in, looks at the prompt, and approves. */
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { type Scenario, scenario } from '#shared/trace/run-file/scenario.ts';
import { WorkbenchError } from '../workbench-error.ts';

type Script = Scenario['script'];

const opensAfterMs = 3000;
const approvesAfterMs = 8000;

/** The script with a sign-in in it; one that has one already stays as it is. */
export function withSignIn(script: Script, setup: RunSetup): Script {
  if (script.some(({ intent }) => intent['kind'] === 'sign-in.pressed')) return script;
  const at = Math.max(0, ...script.map((line) => line.at));
  return [...script, ...usualScript(setup, at)];
}

function usualScript({ relyingParties, users }: RunSetup, at: number): Script {
  const [party] = relyingParties;
  const person = users.find(({ devices }) => devices.length > 0);
  const [device] = person?.devices ?? [];
  if (party === undefined || person === undefined || device === undefined)
    throw new WorkbenchError(
      'Nobody in this run could ask for a sign-in and approve it; it needs a relying party, and a person with a device.',
    );
  return scenario.shape.script.parse([
    {
      at,
      intent: {
        kind: 'sign-in.pressed',
        relyingParty: party.name,
        loginHint: person.username,
        bindingMessage: 'W4SCT',
        scope: 'openid',
      },
    },
    { at: at + opensAfterMs, intent: { kind: 'prompt.opened', device } },
    { at: at + approvesAfterMs, intent: { kind: 'prompt.approved', device } },
  ]);
}
