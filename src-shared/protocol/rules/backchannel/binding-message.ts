/** Whether a binding message can be shown plainly on a small screen, for two people to compare. */
import { type Finding, passed, refuse } from '../rule.ts';

// Control characters, line separators and the bidirectional overrides that can reorder what is read.
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff<>]/u;

/** Judges a message against the provider's longest length. */
export function judgeBindingMessage(message: string, longest: number): Finding {
  const length = Array.from(message).length;
  if (message.trim() === '') return refuse('invalid_binding_message', 'binding_message is empty.');
  if (length > longest) {
    const sentence = `binding_message has ${length} characters; this provider shows ${longest}.`;
    return refuse('invalid_binding_message', sentence);
  }
  return invisible.test(message)
    ? refuse(
        'invalid_binding_message',
        'binding_message holds characters that are not shown plainly.',
      )
    : passed;
}
