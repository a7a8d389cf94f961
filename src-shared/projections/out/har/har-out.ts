/**
 * Every HTTP exchange as HAR 1.2. Times are the run's own: when it was sent, how long it was on its
 * way, how long the answer took. Who they were stands in members of our own, `_from` and `_to`.
 */

import { isoTime } from '../../../protocol/encoding/iso-time.ts';
import type { HttpRequest, HttpResponse } from '../../../protocol/encoding/wire.ts';
import type { MessageView } from '../../message-view.ts';
import type { Material } from '../material.ts';
import { receiptWords } from '../receipt.ts';
import type { WrittenExport } from '../written-export.ts';
import { harRequest, harResponse } from './har-message.ts';

/** The archive, one exchange a line. */
export function harOut({ name, setup, messages, receipt }: Material): WrittenExport {
  const { issuer = '', epochMs = 0 } = setup ?? {};
  const exchanges = exchangesOf(messages);
  const entries = exchanges.map((exchange) => harEntry(exchange, issuer, epochMs));
  const count = messages.filter(({ wire }) => wire.kind !== 'channel.note').length;
  const notes = messages.length - count;
  const words =
    notes === 1 ? '1 note to or from a device is' : `${notes} notes to and from devices are`;
  const told = receipt(count, notes === 0 ? undefined : `${words} no HTTP`);
  const log = {
    version: '1.2',
    creator: { name: 'CIBA Workbench', version: '0.1.0' },
    comment: `${name}. ${receiptWords(told)}.`,
    _receipt: told,
  };
  const head = JSON.stringify({ log }).slice(0, -2);
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  return { text: `${head},"entries":[\n${lines}\n]}}\n`, receipt: told };
}

interface Exchange {
  readonly asked: MessageView & { readonly wire: HttpRequest };
  readonly answered: (MessageView & { readonly wire: HttpResponse }) | undefined;
}

/** Each request with its answer; an answer that came twice stands beside the same request again. */
function exchangesOf(messages: readonly MessageView[]): readonly Exchange[] {
  const grouped = Map.groupBy(messages, ({ exchange }) => exchange);
  return [...grouped.values()]
    .flatMap((halves) => {
      const asked = halves.filter(isRequest);
      const answers = halves.filter(isAnswer);
      const count = Math.max(asked.length, answers.length);
      return Array.from({ length: count }, (_, index) => {
        const request = asked[Math.min(index, asked.length - 1)];
        return request === undefined ? [] : [{ asked: request, answered: answers[index] }];
      }).flat();
    })
    .toSorted((one, other) => one.asked.at - other.asked.at);
}

function isRequest(message: MessageView): message is Exchange['asked'] {
  return message.wire.kind === 'http.request';
}

function isAnswer(message: MessageView): message is NonNullable<Exchange['answered']> {
  return message.wire.kind === 'http.response';
}

function harEntry({ asked, answered }: Exchange, issuer: string, epochMs: number) {
  const timings = timingsOf(asked, answered);
  const { about, lost } = asked;
  const fate = lost?.text ?? answered?.lost?.text;
  return {
    startedDateTime: isoTime(epochMs + asked.at),
    time: timings.send + timings.wait + timings.receive,
    request: harRequest(asked.wire, issuer),
    response: harResponse(answered?.wire),
    cache: {},
    timings,
    _from: asked.from,
    _to: asked.to,
    _seq: asked.seq,
    ...(answered === undefined ? {} : { _answerSeq: answered.seq }),
    ...(about === undefined ? {} : { _about: about }),
    ...(fate === undefined ? {} : { comment: fate }),
  };
}

function timingsOf(asked: MessageView, answered: MessageView | undefined) {
  const there = asked.arrivesAt ?? asked.at;
  const answeredAt = answered?.at ?? there;
  return {
    send: Math.max(0, there - asked.at),
    wait: Math.max(0, answeredAt - there),
    receive: Math.max(0, (answered?.arrivesAt ?? answeredAt) - answeredAt),
  };
}
