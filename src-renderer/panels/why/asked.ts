/** That somebody asked why by a key, and wants to go on from the answer by keys. */
export interface Asked {
  readonly isAsked: boolean;
  /** Told when they have the keyboard there. */
  readonly onAnswered: () => void;
}
