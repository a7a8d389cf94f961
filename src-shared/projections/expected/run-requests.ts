/** The authentication requests of a run: whose each is, how its client hears of the result, when it ended. */
import type { DeliveryMode } from '../../protocol/setup/provider-settings.ts';
import type { Entry } from '../../trace/entry.ts';

export interface RunRequest {
  readonly authReqId: string;
  readonly clientId: string;
  readonly mode: DeliveryMode;
  readonly openedSeq: number;
  /** When it stopped being alive. */
  ended: { readonly at: number; readonly as: string } | undefined;
}

/** Takes in the next entry. */
export function addToRunRequests(requests: RunRequest[], entry: Entry): void {
  if (entry.kind === 'request.opened') {
    const { authReqId, clientId, deliveryMode: mode, seq: openedSeq } = entry;
    requests.push({ authReqId, clientId, mode, openedSeq, ended: undefined });
  } else if (entry.kind === 'machine.moved' && entry.machine === 'authentication-request') {
    const held = requests.find(({ authReqId }) => authReqId === entry.about);
    if (held !== undefined && !entry.to.startsWith('alive'))
      held.ended ??= { at: entry.at, as: entry.to };
  }
}

/** Whether nothing more is to be expected of it at that time: what was redeemed is about to be sent. */
export function isOverAt({ ended }: RunRequest, at: number): boolean {
  return ended !== undefined && (ended.as !== 'redeemed' || at > ended.at);
}
