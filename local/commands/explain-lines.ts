import type {
  ExplainedCell,
  ExplainedFigure,
  ExplainedFile,
  ExplainedNumber,
} from '../../functions/core/explain/explained-number.ts';
import type { RowLedger } from '../../functions/core/explain/row-reason.ts';
import { listWords, periodWords } from '../../functions/core/periods/period-words.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { notCountedWords } from '../../functions/core/words/outcome-words.ts';
import { rowReasonWords } from '../../functions/core/words/row-reason-words.ts';
import { periodName } from '../../functions/core/words/standing-words.ts';

const LABEL = 13;
const COUNT = 11;

const labelled = (label: string, text: string): string => `${label.padEnd(LABEL)} ${text}`;
const figureText = (value: number | null): string =>
  value === null ? 'none' : Number.isInteger(value) ? numberWords(value) : String(value);
/** Enough places to tell what rounding did. */
const inShort = (value: number | null): string => (value === null ? 'no value' : String(Number(value.toFixed(6))));
const counted = (rows: number, words: string): string => `${numberWords(rows).padStart(COUNT)}  ${words}`;

function populationText({ value: { population } }: ExplainedNumber): string {
  if (!population) return '';
  const from = population.origin === 'published' ? 'published with the product' : `sent in ${population.origin}`;
  return `; ${population.year}, ${population.basis}, ${from}`;
}

function figureLine(explained: ExplainedNumber, { figure, title, sum, add, subtract }: ExplainedFigure): string {
  const less = subtract.length > 0 ? ` less ${subtract.join(' + ')}` : '';
  const variant = figure === 'numerator' && explained.value.variant ? `, variant ${explained.value.variant}` : '';
  const label = figure === 'numerator' ? 'Numerator' : 'Denominator';
  return labelled(label, `${figureText(sum)}  ${title}${variant} (${add.join(' + ')}${less})`);
}

function denominatorLine(explained: ExplainedNumber): string[] {
  const { value, figures } = explained;
  if (figures.some(({ figure }) => figure === 'denominator')) return [];
  const text = `${figureText(value.denominator)}  ${value.denominatorBasis}${populationText(explained)}`;
  const reference = value.referenceRate === null ? [] : [labelled('Reference', `${value.referenceRate}`)];
  return [labelled('Denominator', text), ...reference];
}

function headLines(explained: ExplainedNumber): string[] {
  const { area, metric, period, value } = explained;
  const { coverage } = value;
  const plan = value.plan === null ? 'none' : `${value.planDisplay}; ${value.assessment}`;
  return [
    `${area.name} (${area.code}), ${periodWords(period)}`,
    `${metric.name} (${metric.id}, version ${metric.version}, valid from ${metric.validFrom})`,
    '',
    labelled(
      'Value',
      `${value.display ?? 'none'} (${value.unit}; ${inShort(value.value)} before rounding; ${value.method})`,
    ),
    ...explained.figures.map((figure) => figureLine(explained, figure)),
    ...denominatorLine(explained),
    ...(value.lower95 === null
      ? []
      : [labelled('Interval', `${inShort(value.lower95)} to ${inShort(value.upper95)} (95 %)`)]),
    labelled('Plan', plan),
    labelled('Coverage', `${coverage.monthsPresent} of ${countWords(coverage.monthsExpected, 'month')}`),
    labelled('Definition', metric.definition),
    labelled('Citation', `${metric.citation} (${metric.confidence})`),
    ...value.flags.map(({ code, text }) => labelled('Note', `${text} (${code})`)),
  ];
}

function cellLines({ source, feed, period, rows, counts, submission }: ExplainedCell): string[] {
  const figures = Object.entries(counts).map(([name, count]) => `${name} ${figureText(count)}`);
  return [
    `  ${periodName(period)}: ${source} of ${feed}, ${countWords(rows, 'row')} (${submission})`,
    ...figures.map((text) => `    ${text}`),
  ];
}

/** Figures for which the same became of every row are said once. */
function ledgerLines(ledgers: readonly RowLedger[]): string[] {
  const alike = Map.groupBy(ledgers, ({ reasons }) => JSON.stringify(reasons));
  return [...alike.values()].flatMap((same) => [
    `    for the ${listWords(same.map(({ figure }) => figure))}`,
    ...(same[0]?.reasons ?? []).map((reason) => counted(reason.rows, rowReasonWords(reason))),
    counted(same[0]?.read ?? 0, 'rows read'),
  ]);
}

/** What the report still says of a file that cannot be read again. */
function reportedLines({ reported }: ExplainedFile): string[] {
  if (!reported) return ['    its report is kept no longer'];
  const { read, accepted, rejected, notCountedBecause } = reported;
  const reasons = Object.entries(notCountedBecause).map(([reason, rows]) =>
    counted(rows, notCountedWords[reason as keyof typeof notCountedWords]),
  );
  return [
    '    its report says',
    counted(rejected, 'rejected'),
    ...reasons,
    counted(accepted, 'in order'),
    counted(read, 'rows read'),
  ];
}

function fileLines(file: ExplainedFile): string[] {
  const size = file.bytes === null ? '' : `, ${numberWords(file.bytes)} bytes`;
  return [
    `  ${file.key}`,
    `    submission ${file.submission}, arrived ${file.arrivedAt}`,
    `    version ${file.versionId ?? 'not known any more'}${size}, sha256 ${file.sha256}`,
    `    counted by ${file.countedBy}`,
    ...(file.state === 'agrees'
      ? []
      : file.why.map((words) => `    ${file.state === 'differs' ? 'DIFFERS: ' : ''}${words}`)),
    ...(file.state === 'not-kept' ? reportedLines(file) : ledgerLines(file.ledgers)),
  ];
}

/** A number taken apart, as lines for a terminal. */
export function explainLines(explained: ExplainedNumber): string[] {
  const { cells, files } = explained;
  return [
    ...headLines(explained),
    ...(explained.stored === 'not-stored' ? [labelled('Stored', 'not stored yet; computed from what counts now')] : []),
    '',
    `Made of ${countWords(cells.length, 'cell')}`,
    ...cells.flatMap(cellLines),
    '',
    `From ${countWords(files.length, 'file')}, read again`,
    ...files.flatMap(fileLines),
    '',
    'Exact numbers, not for publication.',
  ];
}
