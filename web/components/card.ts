import { type Html, html, type Part } from '../html.ts';

/** `level` is that of the heading in its page. */
export type CardParts = { heading: Part; level: 2 | 3; content: Part };

/** One thing among others of its kind (NHS digital service manual, "Card"). */
export function card({ heading, level, content }: CardParts): Html {
  const words =
    level === 2
      ? html`<h2 class="nhsuk-card__heading nhsuk-heading-s">${heading}</h2>`
      : html`<h3 class="nhsuk-card__heading nhsuk-heading-s">${heading}</h3>`;
  return html`<div class="nhsuk-card"><div class="nhsuk-card__content">${words}
${content}</div></div>
`;
}

/** Cards beside one another as far as there is room. */
export function cards(given: readonly Html[]): Html {
  return html`<ul class="cards">${given.map((each) => html`<li>${each}</li>`)}</ul>
`;
}
