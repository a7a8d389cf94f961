/**
 * Finds where one JSON value ends in text that comes in parts, and how deep it goes. It counts
 * brackets outside of strings and understands nothing else.
 */

export interface JsonSpan {
  /** Where the value ends in this text, or undefined when it goes on in the next. */
  readonly endIn: (text: string, from: number) => number | undefined;
  /** The deepest that any value has gone. */
  readonly depth: () => number;
}

const quote = 0x22;
const backslash = 0x5c;
const openings = new Set([0x7b, 0x5b]);
const closings = new Set([0x7d, 0x5d]);
/** A number or a word ends before a blank, a comma, a colon or a bracket. */
const afterWords = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2c, 0x3a, ...closings]);

/** Reads one value after the other. */
export function createJsonSpan(): JsonSpan {
  let depth = 0;
  let most = 0;
  let isText = false;

  // An escape may be cut in two: its sign is the first of the next text.
  let isEscaped = false;

  function endOfText(text: string, from: number): number | undefined {
    for (let at = from; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (isEscaped) isEscaped = false;
      else if (sign === backslash) isEscaped = true;
      else if (sign === quote) return at + 1;
    }
    return undefined;
  }

  /** One sign outside of strings; answers whether the value ends with it. */
  function takeSign(sign: number): boolean {
    if (openings.has(sign)) {
      depth += 1;
      most = Math.max(most, depth);
    } else if (closings.has(sign)) depth -= 1;
    else return false;
    return depth === 0;
  }

  function endIn(text: string, from: number): number | undefined {
    for (let at = from; at < text.length; ) {
      if (isText) {
        const end = endOfText(text, at);
        if (end === undefined) return undefined;
        isText = false;
        if (depth === 0) return end;
        at = end;
        continue;
      }
      const sign = text.charCodeAt(at);
      if (depth === 0 && afterWords.has(sign)) return at;
      if (sign === quote) isText = true;
      else if (takeSign(sign)) return at + 1;
      at += 1;
    }
    return undefined;
  }

  return { endIn, depth: () => most };
}
