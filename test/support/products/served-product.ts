/** `serve --profile NAME` as a guide’s reader starts it: one client, one person, one call away. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callControl, type Served, startServe } from '../serve/served.ts';

interface Product {
  readonly folder: string;
  readonly profile: string;
  readonly provider?: object;
  readonly client: object;
  readonly user: object;
}

/** Starts it with that client and that person, and everything else as the product has it. */
export function serveProduct({ folder, profile, provider = {}, client, user }: Product) {
  const path = join(folder, `${profile}.json`);
  writeFileSync(path, JSON.stringify({ provider, clients: [client], users: [user] }));
  return startServe('--profile', profile, '--config', path);
}

/** The person of that request says yes or no. */
export async function decide(
  { ready }: Served,
  authReqId: string,
  decision: 'approve' | 'deny',
): Promise<void> {
  const path = `/requests/${authReqId}/decision`;
  const { status } = await callControl(ready, path, { method: 'POST', body: { decision } });
  if (status !== 200) throw new Error(`The decision was answered with ${status}.`);
}
