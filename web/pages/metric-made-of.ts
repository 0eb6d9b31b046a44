import { figureWords } from '../../functions/core/metric-view/metric-words.ts';
import { numeratorFor } from '../../functions/core/metrics/metric-definition.ts';
import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { ReturnNumber } from '../../functions/core/returns/number-state.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html, type Part } from '../html.ts';
import { table } from './layout.ts';
import type { MetricModel } from './metric-page.ts';
import { metricPath } from './metric-path.ts';

/** The definition, what was counted and divided by, and each file behind the number. */
export function madeOfSection(model: MetricModel): Html {
  const { definition, value } = model;
  return html`${summaryList([
    ['Definition', `${definition.definition} (${definition.id}, version ${definition.version})`],
    [
      'Source of the definition',
      html`${definition.citation} <span class="nhsuk-u-secondary-text-colour">(${definition.confidence})</span>`,
    ],
    ...(value ? figureFacts(model, value) : []),
  ])}
${value ? [fileTable(value), takenApart(model)] : null}`;
}

function figureFacts({ definition }: MetricModel, value: ReturnNumber): [string, Part][] {
  const { numerator, denominator, denominatorBasis, variant, referenceRate, population, otherVariants } = value;
  const { title } = numeratorFor(definition, variant);
  const others = otherVariants.map(
    (other) => `${other.variant}: ${other.display ?? 'no value'} (${figureWords(other.numerator)})`,
  );
  return [
    ['Counted', `${title}${numerator === null ? '' : `: ${figureWords(numerator)}`}`],
    [
      'Divided by',
      denominatorBasis === ''
        ? null
        : `${denominatorBasis}${denominator === null ? '' : `: ${figureWords(denominator)}`}`,
    ],
    [
      'Population',
      population &&
        (population.origin === 'published'
          ? 'published with the product'
          : html`sent in <a href="/submissions/${population.origin}">${population.origin}</a>`),
    ],
    ['Reference rate', referenceRate],
    ['By other definitions', others.join('; ')],
  ];
}

function fileTable({ lineage, period }: ReturnNumber): Html {
  if (lineage.length === 0) return html`<p>No file has come for this period.</p>`;
  return table({
    id: 'files',
    caption: `${periodWords(period)}: ${countWords(lineage.length, 'file')}`,
    columns: [{ heading: 'File' }, { heading: 'Rows counted here', numeric: true }, { heading: 'SHA-256' }],
    rows: lineage.map(({ submission, file, rows, sha256 }) => [
      html`<a href="/submissions/${submission}">${file}</a>`,
      numberWords(rows),
      html`<code class="whole">${sha256}</code>`,
    ]),
  });
}

function takenApart(model: MetricModel): Html {
  const path = metricPath(model, model.entry.metric, 'lineage');
  const link = ({ period }: ReturnNumber) =>
    html`<li><a href="${path}?period=${period}">${periodWords(period)}</a></li>`;
  return html`<p>Take the number apart, with every cell and every file that it is made of:</p>
<ul class="inline">${model.values.map(link)}</ul>`;
}
