/** Text of a party's choosing in Markdown: a reader sees the very signs, and none of them is markup. */
import { describe, expect, it } from 'vitest';
import { markdownText } from '#shared/projections/out/markdown/markdown-text.ts';

describe('text in Markdown', () => {
  it('shows a sign of HTML as that sign, and not as the letters of its entity', () => {
    // Once the sign # inside of the entity was escaped as well, so that readers saw «&#62;».
    expect(markdownText('Settings > Features')).toBe('Settings &#62; Features');
    expect(markdownText('a & b <i>')).toBe('a &#38; b &#60;i&#62;');
  });

  it('leaves an entity of somebody else’s a text', () => {
    expect(markdownText('&#60;')).toBe('&#38;\\#60;');
  });

  it('ends no cell and begins no heading', () => {
    expect(markdownText('a | b')).toBe('a \\| b');
    expect(markdownText('# a')).toBe('\\# a');
  });
});
