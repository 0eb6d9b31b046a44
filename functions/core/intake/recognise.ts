import { fileIssue } from '../checks/file-issue.ts';
import { identifierInText } from '../checks/identifier-in-text.ts';
import type { Issue } from '../checks/issue.ts';
import { shownValue } from '../checks/shown-value.ts';
import { wideColumnsOf } from './bind-wide.ts';
import type { MissingColumn } from './bound-field.ts';
import { plainNamesOf } from './compile-contract.ts';
import { waysElsewhere } from './elsewhere.ts';
import { type Candidate, isComplete } from './find-header.ts';
import { namesKnown } from './names-known.ts';
import { nearestHeader } from './nearest-header.ts';

/** Either the one reading of a file, or the issues that say why there is none. */
export type Recognised = { candidate: Candidate; issues: [] } | { candidate: null; issues: Issue[] };

const titlesOf = (missing: readonly MissingColumn[]) => missing.map(({ title }) => title).join(', ');

function missingColumn(candidate: Candidate, { title, fields }: MissingColumn): Issue {
  const { header, contract, fields: bound, wide } = candidate.binding;
  const taken = new Set([...bound.flatMap(({ columns }) => columns), ...wideColumnsOf(wide)]);
  // Without any column that is known the row may be one of a patient.
  const mayQuote = bound.length > 0 || !contract.personal;
  const near = nearestHeader(
    fields.flatMap(plainNamesOf),
    header.texts.filter((text, at) => mayQuote && !taken.has(at) && identifierInText(text) === null),
  );
  const ways = fields.flatMap(waysElsewhere);
  const otherwise = ways.length > 0 ? ` Or ${[...new Set(ways)].join(', or ')}.` : '';
  const names = fields.flatMap(({ name, aliases }) => (aliases.length > 0 ? aliases.slice(0, 4) : [name]));
  return {
    code: 'missing-column',
    level: 'file',
    sheet: null,
    row: candidate.row,
    column: title,
    found: near,
    expected: `a column named ${names.join(' or ')}`,
    fix: near
      ? `If the column "${near}" holds it, give it one of these names. Otherwise add the column.${otherwise}`
      : `Add the column. A ${contract.source} file cannot be read without it.${otherwise}`,
  };
}

/** Columns for months or quarters have no year, and nothing round the table says which. */
function yearMissing({ row, binding }: Candidate): Issue | null {
  const { contract, yearless } = binding;
  if (yearless.length === 0) return null;
  const periods = contract.layouts.flatMap(({ wide }) => (wide && 'families' in wide ? wide.field : []));
  return {
    code: 'missing-column',
    level: 'file',
    sheet: null,
    row,
    column: contract.fields.find(({ name }) => periods.includes(name))?.title ?? null,
    found: shownValue(yearless.join(', '), 'open'),
    expected: 'column names with their year, such as Q1 2025-26 or Apr-25, or one financial year for all of them',
    fix: 'Write the year into the column names, or name the one financial year, such as 2025-26, in a row above the table, in the name of the sheet or in the name of the file. Where two years are named, none is taken.',
  };
}

function unknownSource(expected: string, fix: string): Issue {
  return fileIssue('unknown-source', { found: null, expected, fix });
}

const FIX = 'Or send it under the name of its source, for example sus-apc/coventry/april.csv, to see what is missing.';

function notRecognised(candidates: readonly Candidate[]): Issue {
  const [closest] = [...candidates].sort(
    (a, b) =>
      b.binding.columnsBound / (b.binding.columnsBound + b.binding.missing.length) -
      a.binding.columnsBound / (a.binding.columnsBound + a.binding.missing.length),
  );
  if (!closest || closest.binding.columnsBound === 0) {
    return unknownSource(
      'the columns of a known source',
      `No column name is known. Check that the header row is in the file. ${FIX}`,
    );
  }
  const { contract, missing } = closest.binding;
  const yearless = yearMissing(closest);
  if (yearless) return yearless;
  return unknownSource(
    `the columns of ${contract.source}`,
    `The file is most like ${contract.source}, but these columns are missing: ${titlesOf(missing)}. Add them. ${FIX}`,
  );
}

/** Every column is there, and none of them, and nothing round the table, says what the figures are. */
function notSaid(candidates: readonly Candidate[]): Issue {
  const sources = candidates.map(({ binding }) => binding.contract.source);
  return unknownSource(
    'a column name, a title or a file name that says what the figures are',
    `By its columns alone the file could be ${sources.join(' or ')}, but nothing says so. If it is, send it under that name, for example ${sources[0]}/coventry/april.csv. Or say in a row above the table what the figures are.`,
  );
}

type Fitting = { candidate: Candidate; columns: number; shareKnown: number };

/**
 * The contracts whose columns all are there, the best first: the most columns, then the largest share of the names of
 * figures and choices in the first rows that it knows. One that knows none where another does is left out.
 */
function fitting(candidates: readonly Candidate[]): Fitting[] {
  const complete = candidates.filter((candidate) => isComplete(candidate) && candidate.binding.saysWhat);
  const all = complete.map((candidate) => {
    const { read, known } = complete.length > 1 ? namesKnown(candidate) : { read: 0, known: 0 };
    return { candidate, columns: candidate.binding.columnsBound, shareKnown: read === 0 ? 1 : known / read };
  });
  const isNamed = all.some(({ shareKnown }) => shareKnown > 0);
  return all
    .filter(({ shareKnown }) => shareKnown > 0 || !isNamed)
    .sort((a, b) => b.columns - a.columns || b.shareKnown - a.shareKnown);
}

/**
 * Decides what a file is. One contract (the file's prefix names it) is taken at its word; of several, the one whose
 * required columns are all there, and of several such the one that knows more columns, or more of the names in them, than
 * any other.
 */
export function recognise(candidates: readonly Candidate[], basis: 'prefix' | 'content'): Recognised {
  const [first] = candidates;
  if (basis === 'prefix' && first) {
    const missing = first.binding.missing.map((each) => missingColumn(first, each));
    const yearless = yearMissing(first);
    const issues = yearless ? [yearless] : missing;
    return issues.length === 0 ? { candidate: first, issues: [] } : { candidate: null, issues };
  }
  const complete = fitting(candidates);
  const [best, second] = complete;
  const unsaid = candidates.filter(isComplete);
  if (!best) return { candidate: null, issues: [unsaid.length > 0 ? notSaid(unsaid) : notRecognised(candidates)] };
  if (second && second.columns === best.columns && second.shareKnown === best.shareKnown) {
    const names = complete.map(({ candidate }) => candidate.binding.contract.source).join(' or ');
    return {
      candidate: null,
      issues: [
        unknownSource(
          'the columns of one source only',
          `The file could be ${names}. Send it under the name of its source, for example ${best.candidate.binding.contract.source}/coventry/april.csv.`,
        ),
      ],
    };
  }
  return { candidate: best.candidate, issues: [] };
}
