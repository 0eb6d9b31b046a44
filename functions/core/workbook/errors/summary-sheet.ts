import { boardByCode } from '../../areas/boards.ts';
import { sourceContract } from '../../intake/contracts.ts';
import { listWords, periodWords } from '../../periods/period-words.ts';
import { timeWords } from '../../returns/time-words.ts';
import type { NotCountedReason, SubmissionReport } from '../../submissions/report.ts';
import type { SheetCopy } from '../../submissions/sheet-copy.ts';
import { countWords, numberWords, sizeWords } from '../../words/count-words.ts';
import { notCountedWords } from '../../words/outcome-words.ts';
import { headingRow, textCell } from '../cells.ts';
import type { WorkbookCell, WorkbookSheet } from '../workbook-model.ts';
import { type ErrorWorkbookContent, faultStyle, NO_FAULTS, sheetNames } from './error-content.ts';
import { sentName } from './file-name.ts';
import { outcomeSentence, whatToDoNext } from './next-steps.ts';
import { takenLines } from './taken-lines.ts';
import { copyWords } from './why-no-copy.ts';

type Line = readonly WorkbookCell[];

const MOST_NAMED = 20;

/** What became of the file, what is known of it, and what to do next: one item to a row. */
export function summarySheet(content: ErrorWorkbookContent): WorkbookSheet {
  const { report } = content;
  return {
    name: sheetNames.summary,
    summary: 'What became of the file, what is known of it, and what to do next.',
    widths: [32, 100],
    rows: [
      [textCell(`What was found in ${sentName(report)}`, 'title')],
      [textCell(report.issueCounts.total === 0 ? `${NO_FAULTS}.` : faultWords(report), 'intro')],
      headingRow(['Item', 'Entry']),
      line('Outcome', outcomeSentence(content), outcomeStyle(report)),
      line('Faults', report.issueCounts.total === 0 ? `${NO_FAULTS}.` : faultWords(report)),
      line('What to do next', whatToDoNext(content)),
      ...fileLines(content),
      ...rowLines(report),
      ...coverLines(report),
      ...takenLines(report).map(([item, entry]) => line(item, entry)),
      line('Copy of the sheet', copyWords(content)),
      ...keyLines(content),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 1 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}

function line(item: string, entry: string | number, style: WorkbookCell['style'] = 'prefilled'): Line {
  const cell: WorkbookCell =
    typeof entry === 'number' ? { value: entry, style, format: '#,##0' } : { value: entry, style };
  return [textCell(item, 'label'), cell];
}

function outcomeStyle({ outcome }: SubmissionReport): WorkbookCell['style'] {
  if (outcome === 'rejected') return 'fault';
  return outcome === 'accepted' || outcome === 'duplicate' ? 'met' : 'warning';
}

function faultWords({ issueCounts }: SubmissionReport): string {
  const { total, file, row, warning } = issueCounts;
  const parts = [
    file > 0 && `${numberWords(file)} for which the whole file is refused`,
    row > 0 && `${numberWords(row)} for which a row is left out`,
    warning > 0 && `${numberWords(warning)} to be looked at`,
  ].filter((part) => part !== false);
  return `${countWords(total, 'fault')}: ${listWords(parts)}.`;
}

function sheetsLine({ sheet, others = [] }: SheetCopy): Line {
  const names = [sheet, ...others.map((other) => other.sheet)].flatMap((name) => name ?? []);
  return line(names.length > 1 ? 'Sheets that were read' : 'Sheet that was read', listWords(names));
}

function fileLines({ report, copy, reached }: ErrorWorkbookContent): Line[] {
  const { file } = report;
  return [
    line('File', sentName(report)),
    ...(reached === 'sent' ? [line('Where it was put', file.key)] : []),
    ...(copy?.sheet ? [sheetsLine(copy)] : []),
    line('Source', sourceWords(report)),
    line('How the source was recognised', recognisedWords(report)),
    ...(reached === 'sent' && report.feed !== null ? [line('Feed', report.feed)] : []),
    line('Size', file.encoding === null ? sizeWords(file.bytes) : `${sizeWords(file.bytes)}, ${file.encoding}`),
    ...(file.sha256 === '' ? [] : [line('Fingerprint (SHA-256)', file.sha256)]),
    ...(reached === 'sent' ? [line('Submission', report.submission)] : []),
    line('Read', timeWords(report.finishedAt)),
  ];
}

function sourceWords({ source, sourceVersion, layout }: SubmissionReport): string {
  if (source === null) return 'Not known';
  const title = sourceContract(source)?.title ?? source;
  const version = sourceVersion === null ? '' : `, version ${sourceVersion} of its description`;
  return `${title} (${source})${layout === null ? '' : `, layout ${layout}`}${version}`;
}

function recognisedWords({ recognisedBy }: SubmissionReport): string {
  if (recognisedBy === null) return 'It was not recognised';
  return recognisedBy === 'content' ? 'By its columns' : 'By where it was put, or because it was named';
}

function rowLines({ rows }: SubmissionReport): Line[] {
  const reasons = Object.entries(rows.notCountedBecause) as [NotCountedReason, number][];
  return [
    line('Rows read', rows.read),
    line('Rows accepted', rows.accepted),
    line('Rows rejected', rows.rejected),
    line('Rows not counted', rows.notCounted),
    ...reasons.map(([reason, count]) => line(`Not counted: ${notCountedWords[reason] ?? reason}`, count)),
  ];
}

function coverLines({ periods, areas }: SubmissionReport): Line[] {
  return [
    line('Periods', periods.length === 0 ? 'None' : named(periods.map(periodName))),
    line('Areas', areas.length === 0 ? 'None' : named(areas.map((code) => boardByCode(code)?.name ?? code))),
  ];
}

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  if (more <= 0) return listWords(names);
  return listWords([...names.slice(0, MOST_NAMED), `${numberWords(more)} more`]);
}

/** Populations are kept by year and basis, lookups by the kind of small area: those are shown as they are. */
function periodName(period: string): string {
  return /^\d{4}-\d{2}(-Q[1-4])?$/.test(period) ? periodWords(period) : period.replaceAll('~', ', ');
}

function keyLines({ report }: ErrorWorkbookContent): Line[] {
  if (report.issueCounts.total === 0) return [];
  return [
    line(
      'Red cell',
      'A fault for which the row or the whole file is left out; words beside it say so',
      faultStyle('row'),
    ),
    line('Amber cell', 'Something to be looked at; words beside it say so', faultStyle('warning')),
  ];
}
