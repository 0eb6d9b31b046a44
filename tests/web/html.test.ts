import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../web/html.ts';

describe('a template of HTML', () => {
  it('escapes whatever text is put into it, so that no element can begin and no quoted attribute can end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('gives text back as it was to whoever reads the page', () => {
    expect(html`<td title="${'a "b" & c'}">${"<i>d'e"}</td>`.text).toBe(
      '<td title="a &quot;b&quot; &amp; c">&lt;i&gt;d&#39;e</td>',
    );
  });

  it('leaves HTML that it made itself alone, and joins lists of it', () => {
    expect(html`<ul>${['a', '<b>'].map((each) => html`<li>${each}</li>`)}</ul>`.text).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
    );
  });

  it('shows zero, and shows nothing for what is not there', () => {
    expect(html`${0}|${null}|${false}|${[]}`.text).toBe('0|||');
  });

  it('does not take data that looks like its own HTML for it', () => {
    const forged = JSON.parse('{"text":"<script>"}');
    expect(() => html`${forged}`.text).toThrow();
  });
});
