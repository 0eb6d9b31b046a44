import type {
  ExplainedCell,
  ExplainedFigure,
  ExplainedFile,
  ExplainedMetric,
  SentFile,
} from '../../functions/core/explain/explained-number.ts';
import type { RowLedger } from '../../functions/core/explain/row-reason.ts';
import { figureWords, unitBeside } from '../../functions/core/metric-view/metric-words.ts';
import { listWords, periodWords } from '../../functions/core/periods/period-words.ts';
import type { ReturnNumber } from '../../functions/core/returns/number-state.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords, numberWords, sizeWords } from '../../functions/core/words/count-words.ts';
import { rowReasonWords } from '../../functions/core/words/row-reason-words.ts';
import { periodName } from '../../functions/core/words/standing-words.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html } from '../html.ts';
import { type Page, table } from './layout.ts';
import { metricPath } from './metric-path.ts';

/** A number taken apart. `readAgain` is null where its files were not read for it. */
export type LineageModel = {
  area: { code: string; name: string };
  quarter: string;
  period: string;
  metric: ExplainedMetric;
  value: ReturnNumber;
  figures: readonly ExplainedFigure[];
  cells: readonly ExplainedCell[];
  files: readonly SentFile[];
  readAgain: { files: readonly ExplainedFile[]; differences: readonly string[] } | null;
};

/** What one number is made of: figures, cells, files and, where they were read again, rows. */
export function lineagePage(model: LineageModel): Page {
  const { area, period, metric, cells, files } = model;
  return {
    title: `Where the number comes from: ${metric.name}, ${area.name}, ${periodWords(period)}`,
    heading: 'Where the number comes from',
    back: { href: metricPath(model, metric.id), text: 'Back to the metric' },
    content: html`<p class="nhsuk-body-l">${metric.name}: ${area.name}, ${periodWords(period)}.</p>
${head(model)}
<h2>Made of ${countWords(cells.length, 'cell')}</h2>
<p>A cell is what one file counts for the area in one period.</p>
${cells.length > 0 && cellTable(cells)}
<h2>From ${countWords(files.length, 'file')}</h2>
${files.length > 0 ? fileParts(model) : html`<p>Nothing that counts is behind this number.</p>`}`,
  };
}

function head({ value, metric, figures }: LineageModel): Html {
  const counted = figures.map(({ figure, title, sum, add, subtract }) => {
    const less = subtract.length > 0 ? ` less ${subtract.join(' + ')}` : '';
    return [
      figure === 'numerator' ? 'Numerator' : 'Denominator',
      html`${figureWords(sum)}: ${title} <span class="nhsuk-u-secondary-text-colour">(${add.join(' + ')}${less})</span>`,
    ] as const;
  });
  const isDividedByCount = figures.some(({ figure }) => figure === 'denominator');
  const { denominator, denominatorBasis } = value;
  const basis = `${denominator === null ? 'none' : figureWords(denominator)}: ${denominatorBasis}`;
  return summaryList([
    [
      'Value',
      value.display === null
        ? 'none'
        : `${value.display} ${unitBeside(value)} (${Number(value.value?.toFixed(6))} before rounding)`,
    ],
    ...counted,
    ['Denominator', isDividedByCount || denominatorBasis === '' ? null : basis],
    ['Definition', `${metric.definition} (version ${metric.version}, valid from ${metric.validFrom})`],
    ['Source of the definition', `${metric.citation} (${metric.confidence})`],
  ]);
}

function cellTable(cells: readonly ExplainedCell[]): Html {
  const counts = ({ counts: given }: ExplainedCell) =>
    html`<ul class="files">${Object.entries(given).map(([name, count]) => html`<li>${name}: ${figureWords(count)}</li>`)}</ul>`;
  return table({
    id: 'cells',
    caption: 'Cells',
    columns: [
      { heading: 'Period' },
      { heading: 'Source and feed' },
      { heading: 'For' },
      { heading: 'Rows', numeric: true },
      { heading: 'Counts' },
    ],
    rows: cells.map((cell) => [
      periodName(cell.period),
      html`<a href="/submissions/${cell.submission}">${cell.source} of ${cell.feed}</a>`,
      listWords(cell.figures),
      numberWords(cell.rows),
      counts(cell),
    ]),
  });
}

function fileParts(model: LineageModel): Html {
  const { readAgain, files, period, metric } = model;
  const address = `${metricPath(model, metric.id, 'lineage')}?period=${period}`;
  if (readAgain === null)
    return html`${fileTable(files)}
<p><a href="${address}&amp;rows=yes">Read these files again and say what became of every row</a>. It takes some seconds, more for large files.</p>`;
  const { differences } = readAgain;
  return html`${
    differences.length === 0
      ? html`<p>Each file was read again, and its counts came out as they are stored.</p>`
      : html`<p><strong>This number does not follow from what is stored:</strong></p><ul>${differences.map((words) => html`<li>${words}</li>`)}</ul>`
  }
${fileTable(files)}
${readAgain.files.map(ledgersOf)}`;
}

function fileTable(files: readonly SentFile[]): Html {
  return table({
    id: 'files',
    caption: 'Files',
    columns: [
      { heading: 'File' },
      { heading: 'Arrived' },
      { heading: 'Rows read', numeric: true },
      { heading: 'Version, SHA-256, and what it was counted by' },
    ],
    rows: files.map(({ submission, key, arrivedAt, reported, bytes, versionId, sha256, countedBy }) => [
      html`<a href="/submissions/${submission}">${key}</a>${bytes === null ? null : ` (${sizeWords(bytes)})`}`,
      timeWords(arrivedAt),
      reported === null ? 'not kept' : numberWords(reported.read),
      html`<code>${versionId ?? 'not kept'}</code><br><code class="whole">${sha256}</code><br>${countedBy}`,
    ]),
  });
}

/** Figures for which the same became of every row are said once. */
function ledgersOf({ key, state, why, ledgers }: ExplainedFile, place: number): Html {
  const alike = [...Map.groupBy(ledgers, ({ reasons }) => JSON.stringify(reasons)).values()];
  return html`<h3>${key}</h3>
${state !== 'agrees' && html`<ul>${why.map((words) => html`<li>${words}</li>`)}</ul>`}
${alike.map((same, index) => ledgerTable(`rows-${place + 1}-${index + 1}`, same))}`;
}

function ledgerTable(id: string, same: readonly RowLedger[]): Html {
  const [ledger] = same;
  return table({
    id,
    caption: `What became of each row, for the ${listWords(same.map(({ figure }) => figure))}`,
    columns: [{ heading: 'What became of it' }, { heading: 'Rows', numeric: true }],
    rows: [
      ...(ledger?.reasons ?? []).map((reason) => [rowReasonWords(reason), numberWords(reason.rows)]),
      ['rows read', numberWords(ledger?.read ?? 0)],
    ],
  });
}
