/** The calls of outside clients in a record, each with its answer and what refused it, by exchange. */
import type { HttpRequest, HttpResponse } from '../../protocol/encoding/wire.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';

export interface AnsweredCall {
  readonly request: HttpRequest;
  readonly response: HttpResponse | undefined;
  readonly refusal: EntryOf<'rules.judged'>['refusal'];
}

/** Every call that came from outside, in the order in which they came. */
export function answeredCalls(entries: readonly Entry[]): ReadonlyMap<string, AnsweredCall> {
  const calls = new Map<string, AnsweredCall>();
  for (const entry of entries) {
    if (entry.kind === 'http.arrived') {
      const { request, exchange } = entry;
      calls.set(exchange, { request, response: undefined, refusal: undefined });
    } else if (entry.kind === 'rules.judged') {
      change(calls, entry.exchange, { refusal: entry.refusal });
    } else if (entry.kind === 'message.sent' && entry.wire.kind === 'http.response') {
      change(calls, entry.exchange, { response: entry.wire });
    }
  }
  return calls;
}

function change(
  calls: Map<string, AnsweredCall>,
  exchange: string,
  more: Partial<AnsweredCall>,
): void {
  const held = calls.get(exchange);
  if (held !== undefined) calls.set(exchange, { ...held, ...more });
}
