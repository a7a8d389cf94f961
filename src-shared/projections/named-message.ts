/**
 * A message of a run that is named when somebody first asks what it is called: of a long run hardly any
 * is looked at, and a name costs the reading of a body. Edited on its way, it is named anew.
 *
 * It is a class because only the getters of one can wait for a reader at no cost of their own. They are
 * no part of a copy that is spread: `wordsOf` takes them along.
 */
import type { Wire } from '../protocol/encoding/wire.ts';
import type { Party } from '../trace/party.ts';
import { type Description, describeBetween, describeCallback, type Tone } from './message-names.ts';
import type { MessageView } from './message-view.ts';

type Beginning = Pick<
  MessageView,
  | 'seq'
  | 'exchange'
  | 'from'
  | 'to'
  | 'wire'
  | 'at'
  | 'arrivesAt'
  | 'receivedSeq'
  | 'copyOf'
  | 'about'
>;

export class NamedMessage implements MessageView {
  readonly seq: number;
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  wire: Wire;
  readonly at: number;
  arrivesAt: number | null;
  receivedSeq: number | undefined;
  lost: MessageView['lost'] = undefined;
  held: MessageView['held'] = undefined;
  sentWire: Wire | undefined = undefined;
  readonly copyOf: string | undefined;
  about: string | undefined;
  #isCalled: boolean;
  #words: Description | undefined = undefined;

  /** `isCalled` holds for what a provider elsewhere sent to a client's callback. */
  constructor(beginning: Beginning, isCalled: boolean) {
    this.seq = beginning.seq;
    this.exchange = beginning.exchange;
    this.from = beginning.from;
    this.to = beginning.to;
    this.wire = beginning.wire;
    this.at = beginning.at;
    this.arrivesAt = beginning.arrivesAt;
    this.receivedSeq = beginning.receivedSeq;
    this.copyOf = beginning.copyOf;
    this.about = beginning.about;
    this.#isCalled = isCalled;
  }

  get title(): string {
    return this.#named().title;
  }

  get detail(): string {
    return this.#named().detail;
  }

  get tone(): Tone {
    return this.#named().tone;
  }

  /** From now on it is what somebody made of it on its way. */
  edit(wire: Wire): void {
    this.sentWire ??= this.wire;
    this.wire = wire;
    this.#isCalled = false;
    this.#words = undefined;
  }

  #named(): Description {
    this.#words ??= this.#isCalled ? describeCallback(this.wire) : describeBetween(this);
    return this.#words;
  }
}
