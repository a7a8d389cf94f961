/**
 * What comes in over real sockets, as inputs of the world, and which socket waits for which answer.
 * It judges nothing; a client that hung up is merely no longer answered.
 */
import type { Effect } from '#shared/kernel/effect.ts';
import type { HttpRequest, HttpResponse } from '#shared/protocol/encoding/wire.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { PassingMap } from '../../passing-map.ts';
import type { Submission } from '../conductor.ts';

type SocketEffect = Extract<Effect, { kind: 'answer' | 'drop' }>;
/** Ends the connection of an exchange without an answer. */
export type DropSocket = (exchange: string, how: 'close' | 'reset') => void;

export interface OutsideTraffic {
  /** Hands an outside request to the provider; the answer comes when the world gives it. */
  readonly request: (exchange: string, request: HttpRequest) => Promise<HttpResponse>;
  readonly hangUp: (exchange: string) => void;
  readonly unparsed: (raw: string) => void;
}

interface OutsideDesk extends OutsideTraffic {
  /** Answers an exchange, or ends its connection without an answer; that it is gone is no news. */
  readonly serve: (effect: SocketEffect) => void;
  /** The socket of that exchange is gone; whatever the world answers reaches nobody. */
  readonly loseSocket: (exchange: string) => void;
}

/** The traffic of one run; `complain` hears of what could not be recorded. */
export function createOutsideDesk(
  submit: (submission: Submission) => Promise<Outcome>,
  complain: (sentence: string, thrown: unknown) => void,
  dropSocket: DropSocket = () => undefined,
): OutsideDesk {
  const answers = new PassingMap<string, (response: HttpResponse) => void>();
  const record = (submission: Submission): void => {
    submit(submission).catch((thrown: unknown) =>
      complain('What a client did could not be recorded.', thrown),
    );
  };
  const loseSocket = (exchange: string): void => record({ kind: 'http.hung-up', exchange });
  return {
    request: (exchange, request) =>
      new Promise((resolve, reject) => {
        answers.set(exchange, resolve);
        submit({ kind: 'http.arrived', exchange, request, facts: [] }).catch((thrown: unknown) => {
          answers.delete(exchange);
          reject(thrown);
        });
      }),
    hangUp: (exchange) => {
      if (answers.delete(exchange)) loseSocket(exchange);
    },
    unparsed: (raw) => record({ kind: 'http.unparsed', raw }),
    serve: (effect) => {
      const { exchange } = effect;
      const answer = answers.get(exchange);
      answers.delete(exchange);
      if (effect.kind === 'answer') answer?.(effect.response);
      else if (answer !== undefined) dropSocket(exchange, effect.how);
    },
    loseSocket,
  };
}
