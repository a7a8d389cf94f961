/** A value as a literal of TypeScript in plain ASCII, so that no text in it can do anything to the file. */
export function asciiJson(value: unknown): string {
  const shown = JSON.stringify(value, null, 2);
  return shown.replaceAll(/[^\n -~]/g, escaped).replaceAll('</', '<\\/');
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text of somebody's choosing as one line of a comment. */
export function commentLine(text: string): string {
  return text.replaceAll(/[^ -~]/g, '?').replaceAll('*/', '* /');
}
