/** Elements with text in them, and never markup: all that the stand-alone page is made of. */
interface Looks {
  readonly class?: string;
  readonly text?: string;
  readonly [attribute: string]: string | undefined;
}

/** An element of that name, with what belongs into it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  looks: Looks = {},
  ...inner: readonly (Node | undefined)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(looks)) {
    if (value === undefined) continue;
    if (attribute === 'text') made.textContent = value;
    else made.setAttribute(attribute, value);
  }
  made.append(...inner.filter((one) => one !== undefined));
  return made;
}

/** Text of somebody else's, which cannot turn the words around it. */
export function foreign(text: string): HTMLElement {
  return element('bdi', { text });
}
