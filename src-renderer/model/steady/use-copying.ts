/** Copies a text, and says what that came to for as long as the same text is shown. */
import { useState } from 'react';

export interface Copying {
  readonly copy: () => void;
  /** Empty until it was copied. */
  readonly said: string;
}

/** The copying of that text. */
export function useCopying(text: string): Copying {
  const [told, tell] = useState({ about: text, sentence: '' });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      tell({ about: text, sentence: 'Copied.' });
    } catch {
      tell({ about: text, sentence: 'The clipboard is closed to this window.' });
    }
  };
  return { copy: () => void copy(), said: told.about === text ? told.sentence : '' };
}
