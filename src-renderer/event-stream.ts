/**
 * Server-sent events as they come in: text in pieces of any size, cut at empty lines. Each piece is
 * looked at once, however long an event is.
 */

/** Takes pieces of text, and hands on the data of every event that they complete. */
export function createEventReader(take: (data: string) => void): (piece: string) => void {
  let held: string[] = [];

  function finish(): void {
    const event = held.join('');
    held = [];
    const data = dataOf(event);
    if (data.startsWith('{')) take(data);
  }

  return (piece) => {
    let rest = piece;
    // An event's end may have come in two pieces.
    if (held.at(-1)?.endsWith('\n') === true && rest.startsWith('\n')) {
      finish();
      rest = rest.slice(1);
    }
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      held.push(rest.slice(0, end));
      finish();
      rest = rest.slice(end + 2);
    }
    if (rest !== '') held.push(rest);
  };
}

/** The line with its data, found without looking at every sign of a long one. */
function dataOf(event: string): string {
  const mark = 'data: ';
  const place = event.startsWith(mark) ? 0 : event.indexOf(`\n${mark}`) + 1;
  if (!event.startsWith(mark, place)) return '';
  const end = event.indexOf('\n', place);
  return event.slice(place + mark.length, end < 0 ? undefined : end);
}
