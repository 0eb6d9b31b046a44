import { type Html, html, type Part } from '../html.ts';

/** Text that opens under its summary (NHS digital service manual, "Details"). */
export function details(summary: string, content: Part, state: 'closed' | 'open' = 'closed'): Html {
  return html`<details class="nhsuk-details"${state === 'open' && html` open`}><summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">${summary}</span></summary>
<div class="nhsuk-details__text">${content}</div></details>`;
}
