import type { Issue } from '../checks/issue.ts';
import type { MissingColumn } from './bind-columns.ts';
import { plainNamesOf } from './compile-contract.ts';
import { type Candidate, isComplete } from './find-header.ts';
import { nearestHeader } from './nearest-header.ts';

/** Either the one reading of a file, or the issues that say why there is none. */
export type Recognised = { candidate: Candidate; issues: [] } | { candidate: null; issues: Issue[] };

const titlesOf = (missing: readonly MissingColumn[]) => missing.map(({ title }) => title).join(', ');

function missingColumn(candidate: Candidate, { title, fields }: MissingColumn): Issue {
  const { header, contract } = candidate.binding;
  const near = nearestHeader(fields.flatMap(plainNamesOf), header.texts);
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
      ? `If the column "${near}" holds it, give it one of these names. Otherwise add the column.`
      : `Add the column. A ${contract.source} file cannot be read without it.`,
  };
}

function unknownSource(expected: string, fix: string): Issue {
  return { code: 'unknown-source', level: 'file', sheet: null, row: null, column: null, found: null, expected, fix };
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
  return unknownSource(
    `the columns of ${contract.source}`,
    `The file is most like ${contract.source}, but these columns are missing: ${titlesOf(missing)}. Add them. ${FIX}`,
  );
}

/**
 * Decides what a file is. One contract (the file's prefix names it) is taken at its word; of several, the one whose
 * required columns are all there, and of several such the one that knows more columns than any other.
 */
export function recognise(candidates: readonly Candidate[], basis: 'prefix' | 'content'): Recognised {
  const [first] = candidates;
  if (basis === 'prefix' && first) {
    const issues = first.binding.missing.map((missing) => missingColumn(first, missing));
    return issues.length === 0 ? { candidate: first, issues: [] } : { candidate: null, issues };
  }
  const complete = candidates.filter(isComplete).sort((a, b) => b.binding.columnsBound - a.binding.columnsBound);
  const [best, second] = complete;
  if (!best) return { candidate: null, issues: [notRecognised(candidates)] };
  if (second && second.binding.columnsBound === best.binding.columnsBound) {
    const names = complete.map(({ binding }) => binding.contract.source).join(' or ');
    return {
      candidate: null,
      issues: [
        unknownSource(
          'the columns of one source only',
          `The file could be ${names}. Send it under the name of its source, for example ${complete[0]?.binding.contract.source}/coventry/april.csv.`,
        ),
      ],
    };
  }
  return { candidate: best, issues: [] };
}
