import type { Issue } from '../checks/issue.ts';
import { isQuarter, type Quarter } from '../periods/period.ts';
import { parseArrivalKey } from '../submissions/arrival.ts';
import type { TemplatePlan } from './plan-template.ts';
import type { TemplateFinding } from './template-finding.ts';
import type { TemplateMap } from './template-map.ts';

/** The first part of the key of an official template: `template/2025-26-q1/<any name>.xlsx`. */
export const TEMPLATE = 'template';

/** Where a key says that an official template comes from; null for any other file. */
export function templateFeed(key: string): string | null {
  const from = parseArrivalKey(key);
  return from?.source === TEMPLATE ? from.feed : null;
}

/** The quarter that a feed of templates is named for, whatever its case; null where it names none. */
export function templateQuarter(feed: string): Quarter | null {
  const text = feed.toUpperCase();
  return isQuarter(text) ? text : null;
}

/** A map as reports and hashes name it. */
export const mapName = ({ financialYear, quarter, version }: TemplateMap): string =>
  `cell map ${financialYear}-${quarter}, version ${version}`;

const ofFile = { level: 'file', sheet: null, row: null, column: null } as const;

/** The place of the template says no quarter. */
export function quarterNotGiven(feed: string): Issue {
  return {
    ...ofFile,
    code: 'template-quarter',
    found: feed,
    expected: 'a quarter of a financial year, such as 2025-26-q1',
    fix: 'Put the blank template under template/<year>-<quarter>/, for example template/2025-26-q1/template.xlsx.',
  };
}

/** Nobody has said yet which cell of this template takes which value. */
export function mapNotThere(quarter: Quarter): Issue {
  const year = quarter.slice(0, 7);
  return {
    ...ofFile,
    code: 'template-quarter',
    found: `no cell map for ${quarter}`,
    expected: `a cell map in schemas/returns/templates, such as ${year}-any.json`,
    fix: 'Write the cell map of this template as docs/templates.md says, then send the template again.',
  };
}

/** The template refers to other workbooks: it is taken, and handed on as it is. */
export const LINKS_HANDED_ON: Issue = {
  code: 'external-link',
  level: 'warning',
  sheet: null,
  row: null,
  column: null,
  found: 'links to other workbooks',
  expected: 'a template without them',
  fix: 'Nothing is read through them. When you open the filled template, answer "Don\'t update".',
};

function issueOf(finding: TemplateFinding): Issue {
  const { code, sheet, cell, label, found, fix } = finding;
  const common = { sheet, row: null, column: null, expected: `a cell for "${label}"`, fix };
  if (code === 'damaged-sheet') return { ...common, code: 'unreadable', level: 'file', found };
  if (code === 'no-such-sheet') {
    return { ...common, code: 'template-sheet', level: 'file', found, expected: `a sheet "${sheet}"` };
  }
  return { ...common, code: 'template-cell', level: 'warning', cell: cell ?? undefined, found };
}

const ofWholeSheet = ({ code }: TemplateFinding) => code === 'no-such-sheet' || code === 'damaged-sheet';

/**
 * What is to be said of a template that arrives: a sheet of the map that it lacks, or that cannot be read, refuses the
 * file and is said once; of a cell that cannot be written there is a warning. One without any cell to write is refused.
 */
export function templateIssues({ cells }: TemplatePlan): Issue[] {
  const findings = cells.flatMap(({ finding }) => finding ?? []);
  const sheets = new Map(findings.filter(ofWholeSheet).map((finding) => [finding.sheet, finding]));
  const issues = [...sheets.values(), ...findings.filter((finding) => !ofWholeSheet(finding))].map(issueOf);
  if (sheets.size > 0 || cells.some(({ cell }) => cell !== null)) return issues;
  const fix = 'Hold the cell map against the template: its sheets and cells must be those of this template.';
  const found = 'no cell of the cell map can be written';
  return [{ ...ofFile, code: 'template-cell', found, expected: 'cells to be filled in', fix }, ...issues];
}
