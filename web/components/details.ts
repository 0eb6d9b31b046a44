import { type Html, html, type Part } from '../html.ts';

/** Text that opens under its summary (NHS digital service manual, "Details"). */
export function details(summary: string, content: Part): Html {
  return html`<details class="nhsuk-details"><summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">${summary}</span></summary>
<div class="nhsuk-details__text">${content}</div></details>`;
}
