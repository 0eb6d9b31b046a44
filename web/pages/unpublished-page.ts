import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { Sender } from '../components/form.ts';
import { html } from '../html.ts';
import type { Page } from './layout.ts';
import { publishForm } from './publish-form.ts';
import { returnPath } from './return-path.ts';

export type UnpublishedModel = { area: { code: string; name: string }; quarter: string; from: Sender };

/** The page of a return of which nothing is published yet: what can be done before. */
export function unpublishedPage({ area, quarter, from }: UnpublishedModel): Page {
  const to = (below: string) => returnPath({ quarter, area }, below);
  return {
    title: `${area.name}, ${periodWords(quarter)}`,
    back: { href: '/returns', text: 'Back to all returns' },
    content: html`<p class="nhsuk-body-l">This return has not been published yet. It is published by itself when the quarter has ended and the area has sent a plan.</p>
<ul class="nhsuk-list nhsuk-list--bullet">
<li><a href="${to('sheets')}">See every sheet as it would be published now, and what is missing</a></li>
<li><a href="${to('answers')}">Fill in answers: cover, national conditions and what is said of the metrics</a></li>
<li><a href="${to('finance')}">Fill in income and schemes</a></li>
<li><a href="/quarters/${quarter}?area=${area.code}">What has come for this quarter</a></li>
</ul>
${publishForm({ quarter, area, from })}`,
  };
}
