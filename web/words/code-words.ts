import { html, type Part } from '../html.ts';

/** Text in which codes stand between backticks, as HTML. */
export function withCodes(text: string): Part {
  return text.split('`').map((part, place) => (place % 2 === 1 ? html`<code>${part}</code>` : part));
}
