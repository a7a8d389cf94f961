/** Whether a binding message can be shown plainly on a small screen, for two people to compare. */
import { type Finding, passed, refuse } from '../rule.ts';

// Control characters, half characters, line separators, whatever is drawn as nothing or reorders what
// is read (but for the joiners and variation selectors of scripts and emoji), and markup.
const hidden =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufff9-\ufffb\u2800<>[\p{Default_Ignorable_Code_Point}--[\p{Join_Control}\p{Variation_Selector}]]]/v;

const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Judges a message against the provider's longest length. */
export function judgeBindingMessage(message: string, longest: number): Finding {
  const length = Array.from(message).length;
  if (!visible.test(message)) return refuse('invalid_binding_message', 'binding_message is empty.');
  if (length > longest) {
    const sentence = `binding_message has ${length} characters; this provider shows ${longest}.`;
    return refuse('invalid_binding_message', sentence);
  }
  return hidden.test(message)
    ? refuse(
        'invalid_binding_message',
        'binding_message holds characters that are not shown plainly.',
      )
    : passed;
}
