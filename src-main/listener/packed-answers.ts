/**
 * Answers on their way to the listener's thread: three numbers each, the call's own, the status and
 * how many texts it has; and those texts, which are reason, body and the headers one after another.
 * An answer without texts is the listener's own no, with that status.
 */
import type { HttpResponse } from '#shared/protocol/encoding/wire.ts';
import type { PackedAnswers } from './listener-messages.ts';

/** An answer as the socket is to have it, but with its body in base64. */
export interface PlainAnswer {
  readonly status: number;
  readonly reason: string;
  readonly body: string;
  /** Names and values in turns. */
  readonly rawHeaders: string[];
}

interface AnswerPacker {
  readonly add: (call: number, answer: HttpResponse) => void;
  /** The call gets no answer of the world's, but a no of the listener's. */
  readonly refuse: (call: number, status: number) => void;
  /** All since the last time. */
  readonly take: () => PackedAnswers;
}

/** Gathers answers. */
export function createAnswerPacker(): AnswerPacker {
  let numbers: number[] = [];
  let texts: string[] = [];
  return {
    add: (call, { status, reason, headers, body }) => {
      numbers.push(call, status, 2 + 2 * headers.length);
      texts.push(reason, body);
      for (const [name, value] of headers) texts.push(name, value);
    },
    refuse: (call, status) => void numbers.push(call, status, 0),
    take: () => {
      const packed = { numbers, texts };
      numbers = [];
      texts = [];
      return packed;
    },
  };
}

/** Tells of each answer and of each no, in the order in which they were given. */
export function unpackAnswers(
  { numbers, texts }: PackedAnswers,
  tell: {
    readonly answer: (call: number, answer: PlainAnswer) => void;
    readonly refuse: (call: number, status: number) => void;
  },
): void {
  let at = 0;
  for (let index = 0; index < numbers.length; index += 3) {
    const [call = 0, status = 0, count = 0] = numbers.slice(index, index + 3);
    if (count === 0) tell.refuse(call, status);
    else {
      const [reason = '', body = '', ...rawHeaders] = texts.slice(at, at + count);
      at += count;
      tell.answer(call, { status, reason, body, rawHeaders });
    }
  }
}
