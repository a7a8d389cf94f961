/** The part of a generated test that says how an answer differs from the recorded one, in sentences. */
export const shapeCheckText = String.raw`/** One sentence for each way in which the value is not of that shape. */
function differences(shape: Shape, value: unknown, place: string): string[] {
  const where = place === '' ? 'The answer' : '\u00ab' + place + '\u00bb';
  if (shape === 'anything') return [];
  if (typeof shape === 'string') {
    const kind = value === null ? 'null' : typeof value === 'string' ? 'text' : typeof value;
    return kind === shape ? [] : [where + ' is ' + (value === undefined ? 'missing' : kind) + '; ' + shape + ' was recorded.'];
  }
  if ('is' in shape)
    return value === shape.is ? [] : [where + ' is ' + JSON.stringify(value) + '; ' + JSON.stringify(shape.is) + ' was recorded.'];
  if ('list' in shape) {
    if (!Array.isArray(value)) return [where + ' is no list.'];
    return value.slice(0, 1).flatMap((one) => differences(shape.list, one, place + '[0]'));
  }
  if ('jwt' in shape) {
    const claims = claimsOf(value);
    return claims === undefined ? [where + ' is no JWT.'] : memberFaults(shape.jwt, claims, place);
  }
  if (typeof value !== 'object' || value === null) return [where + ' is no object.'];
  return memberFaults(shape.members, value as Record<string, unknown>, place);
}

function memberFaults(shapes: Record<string, Shape>, of: Record<string, unknown>, place: string): string[] {
  return Object.entries(shapes).flatMap(([name, inner]) => {
    const way = place === '' ? name : place + '.' + name;
    return name in of ? differences(inner, of[name], way) : ['\u00ab' + way + '\u00bb is missing.'];
  });
}

function claimsOf(value: unknown): Record<string, unknown> | undefined {
  const parts = typeof value === 'string' ? value.split('.') : [];
  if (parts.length !== 3) return undefined;
  try {
    return JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}`;
