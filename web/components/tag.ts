import { type Html, html } from '../html.ts';

/** What a tag says by its colour, beside its words: never by its colour alone. */
export type TagLook = 'good' | 'note' | 'wait' | 'bad' | 'plain';

const COLOURS: Record<TagLook, string> = { good: 'green', note: 'blue', wait: 'yellow', bad: 'red', plain: 'grey' };

/** A word with a colour (NHS digital service manual, "Tag"). */
export function tag(look: TagLook, words: string): Html {
  return html`<strong class="nhsuk-tag nhsuk-tag--${COLOURS[look]}">${words}</strong>`;
}
