/** Makes something when it is first asked for, so that no first screen waits for it. */
export function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
