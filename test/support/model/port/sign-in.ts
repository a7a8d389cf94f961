/** The stretches that most runs through the port begin with: a sign-in at the till, and its request. */
import type { z } from 'zod';
import { bodyText, type Wire } from '#shared/protocol/encoding/wire.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import type { RelyingPartySetup } from '#shared/protocol/setup/relying-party-setup.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { signInRequest } from '#shared/protocol/setup/sign-in-request.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { buildClient, buildSetup } from '../../core/setup.ts';
import type { PortRun } from './port-run.ts';

export const till = 'relying-party/till';
const notificationEndpoint = 'https://till.example/told';

interface TillChanges extends Omit<NonNullable<Parameters<typeof buildSetup>[0]>, 'clients'> {
  readonly client?: Partial<ClientInput>;
  readonly role?: Partial<RelyingPartySetup>;
}

/** A run with one relying party, the till, whose client has an address to be told at. */
export function tillSetup({ client, role, ...changes }: TillChanges = {}): RunSetup {
  const mode = client?.backchannel_token_delivery_mode ?? 'poll';
  const told =
    mode === 'poll' ? {} : { backchannel_client_notification_endpoint: notificationEndpoint };
  return buildSetup({
    ...changes,
    clients: [buildClient('till', { ...told, ...client })],
    relyingParties: [{ name: 'till', title: 'The till', clientId: 'till', ...role }],
  });
}

/** Who began it, and what is asked for beyond the usual. */
interface Pressed {
  readonly begunBy?: 'attacker';
  readonly request?: z.infer<typeof signInRequest>;
}

/** Somebody presses «Sign in» for Alice; answers the name of the sign-in. */
export async function pressSignIn(run: PortRun, more: Pressed = {}): Promise<string> {
  const asked = { relyingParty: 'till', loginHint: 'alice', bindingMessage: '', scope: 'openid' };
  await run.ask({ kind: 'sign-in.pressed', ...asked, ...more });
  return run.ofKind('sign-in.began').at(-1)?.signIn ?? '';
}

/** The request of the newest sign-in, as the provider opened it. */
export function requestOf(run: PortRun): string {
  return run.ofKind('request.opened').at(-1)?.authReqId ?? '';
}

/** Where a sign-in stands. */
export function stateOf(run: PortRun, signIn: string): string | undefined {
  return run.movesOf('relying-party', signIn).at(-1)?.to;
}

/** Lets the sign-in come to where its request is acknowledged. */
export async function untilAcknowledged(run: PortRun, signIn: string): Promise<string> {
  await run.runUntil('machine.moved', () => stateOf(run, signIn)?.startsWith('asked.') === true);
  return requestOf(run);
}

/** Decides beside all devices, if nobody has decided before. */
export async function decideBeside(
  run: PortRun,
  decision: 'approve' | 'deny' | 'fail',
): Promise<void> {
  const authReqId = requestOf(run);
  const isDecided = run.ofKind('request.decided').some((one) => one.authReqId === authReqId);
  if (!isDecided) await run.ask({ kind: 'request.decided', authReqId, decision });
}

type Sent = EntryOf<'message.sent'>;

/** The newest message that is as wanted and neither arrived nor was lost, if there is one. */
export function onItsWay(run: PortRun, isWanted: (sent: Sent) => boolean): Sent | undefined {
  const gone = new Set(
    run.entries.flatMap((entry) =>
      entry.kind === 'message.received' || entry.kind === 'message.lost' ? [entry.message] : [],
    ),
  );
  return run.ofKind('message.sent').findLast((sent) => !gone.has(sent.message) && isWanted(sent));
}

/** Whether a message is a note of that subject. */
export function isNote(wire: Wire, subject: string): boolean {
  return wire.kind === 'channel.note' && wire.subject === subject;
}

/** The text of a body, as a wire has it. */
export function inBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** The form that a request carries. */
export function formIn(sent: Sent | undefined): URLSearchParams {
  const wire = sent?.wire;
  return new URLSearchParams(wire?.kind === 'http.request' ? (bodyText(wire) ?? '') : '');
}
