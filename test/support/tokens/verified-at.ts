/** The verification of a token of a recorded run, at any of its moments, as the inspector would show it. */
import { addToMessages, createMessages, type Messages } from '#shared/projections/message-view.ts';
import { momentAt } from '#shared/projections/moment.ts';
import { addToTimeBoard, createTimeBoard } from '#shared/projections/timers/time-board.ts';
import { type FoundToken, findTokens } from '#shared/projections/tokens/find-tokens.ts';
import type { TokenKind } from '#shared/projections/tokens/token-kind.ts';
import {
  addToTokenLedger,
  createTokenLedger,
  type TokenLedger,
} from '#shared/projections/tokens/token-ledger.ts';
import type { TokenCheck } from '#shared/projections/tokens/verification/check.ts';
import { sceneOf } from '#shared/projections/tokens/verification/scene.ts';
import {
  type TokenVerification,
  verifyToken,
} from '#shared/projections/tokens/verification/verify-token.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Party } from '#shared/trace/party.ts';

/** The ledger of that run. */
export function ledgerOf(entries: readonly Entry[]): TokenLedger {
  const ledger = createTokenLedger();
  for (const entry of entries) addToTokenLedger(ledger, entry);
  return ledger;
}

interface Shown extends TokenVerification {
  readonly token: FoundToken;
  readonly check: (id: string) => TokenCheck;
  /** The names of the checks in that state. */
  readonly named: (state: TokenCheck['state']) => readonly string[];
}

interface Looking {
  /** After which entry; at the end, where none is said. */
  readonly seq?: number;
  /** How long after that moment. */
  readonly laterMs?: number;
  /** Which of the tokens of that kind; the last one, where none is said. */
  readonly nth?: number;
}

/** The verification of the token of that kind. */
export function verifiedAt(
  entries: readonly Entry[],
  kind: TokenKind,
  { seq = entries.at(-1)?.seq ?? 0, laterMs = 0, nth = -1 }: Looking = {},
): Shown {
  const messages = messagesOf(entries);
  const moment = momentAt(entries, seq);
  const held = messages.list
    .flatMap((message) => findTokens(message.wire).map((token) => ({ message, token })))
    .filter(({ token }) => token.kind === kind)
    .at(nth);
  if (held === undefined) throw new Error(`There is no ${kind}.`);
  const scene = sceneOf({
    ...held,
    messages,
    moment,
    atMs: moment.at + laterMs,
    skews: skewsAt(entries, seq),
    ledger: ledgerOf(entries),
  });
  if (scene === undefined) throw new Error('It is encrypted.');
  return shownOf(held.token, verifyToken(scene));
}

/** Like the screen, which knows of messages that come later than the moment. */
function messagesOf(entries: readonly Entry[]): Messages {
  const messages = createMessages();
  for (const entry of entries) addToMessages(messages, entry);
  return messages;
}

function skewsAt(entries: readonly Entry[], seq: number): ReadonlyMap<Party, number> {
  const board = createTimeBoard();
  for (const entry of entries) if (entry.seq <= seq) addToTimeBoard(board, entry);
  return board.clock.skews;
}

function shownOf(token: FoundToken, verification: TokenVerification): Shown {
  const { checks } = verification;
  return {
    ...verification,
    token,
    check: (id) => {
      const found = checks.find((one) => one.id === id);
      if (found === undefined) throw new Error(`There is no check «${id}».`);
      return found;
    },
    named: (state) => checks.filter((one) => one.state === state).map(({ id }) => id),
  };
}
