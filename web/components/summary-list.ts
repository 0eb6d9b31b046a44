import { type Html, html, type Part } from '../html.ts';

/** Facts with their names (NHS digital service manual, "Summary list"). Those without a value are left out. */
export function summaryList(facts: readonly (readonly [name: string, value: Part])[]): Html {
  const given = facts.filter(([, value]) => value !== null && value !== false && value !== '');
  return html`<dl class="nhsuk-summary-list">${given.map(
    ([
      name,
      value,
    ]) => html`<div class="nhsuk-summary-list__row"><dt class="nhsuk-summary-list__key">${name}</dt><dd class="nhsuk-summary-list__value">${value}</dd></div>
`,
  )}</dl>`;
}
