/** What a clause is: where it stands, and in our own words what it asks for. It lists none. */
export interface Clause {
  readonly document: string;
  readonly section: string;
  readonly title: string;
  readonly paraphrase: string;
  readonly url: string;
}

type Row = readonly [section: string, title: string, paraphrase: string];

/** A clause of an RFC. */
export function rfc(number: number, [section, title, paraphrase]: Row): Clause {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`;
  return { document: `RFC ${number}`, section, title, paraphrase, url };
}

/** A clause of any other document. */
export function of(document: string, url: string, [section, title, paraphrase]: Row): Clause {
  return { document, section, title, paraphrase, url };
}
