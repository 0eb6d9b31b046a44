import type { Assessment } from '../../functions/core/metrics/metric-value.ts';
import { type Html, html } from '../html.ts';

/** A sign for those who see it; the words beside it say the same. */
const SIGNS: Record<Assessment, string> = { met: '✓', 'not-met': '✗', 'no-plan': '–', 'not-assessable': '?' };

/** How a value stands against its plan: sign, words and colour, each of which says it alone. */
export function assessmentShown(assessment: Assessment, words: Readonly<Record<Assessment, string>>): Html {
  return html`<span class="assessment assessment-${assessment}"><span aria-hidden="true">${SIGNS[assessment]}</span> ${words[assessment]}</span>`;
}
