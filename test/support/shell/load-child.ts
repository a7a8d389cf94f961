/**
 * The process that `sigkill.test.ts` kills: a workbench under load that tells, on its standard
 * output, every entry that a follower was shown and every answer that an outside client got.
 * Arguments: the folder, and the run to go on with if there is one.
 */
import { writeSync } from 'node:fs';
import { composeWorkbench } from '#main/compose.ts';
import type { Workbench } from '#main/workbench.ts';
import { askForAlice, pollOnce } from './http-call.ts';
import { issuerOf, openPhone, type Phone, requestIs, watchConsole } from './wall-run.ts';
import type { Watcher } from './watcher.ts';

const clients = 6;

/** A pipe takes this before the call returns, so what was seen before a kill is told. */
function tell(lines: readonly string[]): void {
  if (lines.length > 0) writeSync(1, `${lines.join('\n')}\n`);
}

async function main([folder = '', given]: readonly string[]): Promise<void> {
  const workbench = composeWorkbench(folder);
  const run = given ?? (await workbench.createRun({ name: 'Load', mode: 'wall', seed: null }));
  await workbench.open(run);
  tell([`run ${run}`]);
  const seen = watchConsole(workbench, run, (seqs) => tell(seqs.map((seq) => `seen ${seq}`)));
  const client = { seen, phone: openPhone(workbench, run), issuer: await issuerOf(seen) };
  await Promise.all([
    pressSignIn(workbench, run),
    ...Array.from({ length: clients }, () => bePatientClient(client)),
  ]);
}

interface PatientClient {
  readonly seen: Watcher;
  readonly phone: Phone;
  readonly issuer: string;
}

async function bePatientClient({ seen, phone, issuer }: PatientClient): Promise<void> {
  for (;;) {
    const authReqId = await askForAlice(issuer);
    tell([`acknowledged ${authReqId}`]);
    await phone.decide(authReqId, 'prompt.approved');
    await requestIs(seen, authReqId, 'alive.granted');
    const { status } = await pollOnce(issuer, authReqId);
    if (status === 200) tell([`redeemed ${authReqId}`]);
  }
}

async function pressSignIn(workbench: Workbench, run: string): Promise<void> {
  const port = workbench.port({ view: 'relying-party', run, party: 'till' });
  for (;;) {
    await port.dispatch({
      kind: 'sign-in.pressed',
      run,
      relyingParty: 'till',
      loginHint: 'alice',
      bindingMessage: '',
      scope: 'openid',
    });
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

await main(process.argv.slice(2));
