/**
 * The arrow of a message. It says what its message says, and so it is named only when it is drawn, and
 * named anew when its message is edited; see `NamedMessage`, which also says why it is a class.
 */
import type { Party } from '../../trace/party.ts';
import { isAnswer, type Tone } from '../message-names.ts';
import type { MessageView } from '../message-view.ts';
import type { ArrowRow, RowNote } from '../sequence-diagram.ts';
import type { OpenExchanges } from './open-exchanges.ts';

export class MessageRow implements ArrowRow {
  readonly kind = 'arrow';
  readonly seq: number;
  readonly from: Party;
  readonly to: Party;
  readonly isAnswer: boolean;
  readonly at: number;
  readonly message: MessageView;
  readonly notes: RowNote[] = [];
  readonly timers: RowNote[] = [];
  about: string | undefined = undefined;
  readonly open: OpenExchanges;
  declare standsAlone?: true;

  constructor(message: MessageView, open: OpenExchanges) {
    this.seq = message.seq;
    this.from = message.from;
    this.to = message.to;
    // As it was sent: what becomes of it on its way does not turn the arrow.
    this.isAnswer = isAnswer(message.wire);
    this.at = message.at;
    this.message = message;
    this.open = open;
  }

  get title(): string {
    return this.message.title;
  }

  get detail(): string {
    return this.message.detail;
  }

  get tone(): Tone {
    return this.message.tone;
  }
}
