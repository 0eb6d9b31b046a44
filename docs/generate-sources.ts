import { readFileSync, writeFileSync } from 'node:fs';
import { codeList } from '../functions/core/checks/code-lists.ts';
import { isColumnRequired } from '../functions/core/intake/bind-columns.ts';
import { plainNamesOf } from '../functions/core/intake/compile-contract.ts';
import { sourceContracts } from '../functions/core/intake/contracts.ts';
import { plainAlias } from '../functions/core/intake/header-text.ts';
import type { SourceContract, SourceField, SourceLayout } from '../functions/core/intake/source-contract.ts';
import { sourceNotes } from './source-notes.ts';

const INTRODUCTION = `<!-- Made from schemas/sources by docs/generate-sources.ts. Do not edit: run  npx node docs/generate-sources.ts -->

# Sources

What kinds of file are read, and how. One JSON contract per source, in \`schemas/sources\`, says all that is in the
tables below; to have another column name taken, add it there.

## What holds for every source

- **Format.** A CSV file, with commas, semicolons or tabs, or the same compressed with gzip. UTF-8 (with or without a
  byte order mark), UTF-16, or Windows-1252. Lines may end in LF, CRLF or CR. Or an Excel workbook (\`.xlsx\`): see
  [files.md](files.md#encodings-and-formats).
- **Header.** The first of the first 30 rows that has all required columns. Rows above it are read over. Case, spaces,
  underscores, hyphens and other punctuation in column names do not matter. In the tables, \`#\` stands for one digit.
  Columns that no field knows are read over.
- **Several columns for one field.** The columns are taken in the order of the list; the value is the first that is not
  missing. The same name twice is a fault of the file (\`duplicate-column\`).
- **Missing.** A blank, or one of the markers listed for the source. Missing is never zero.
- **Dates.** \`2025-04-30\`, \`20250430\`, \`30/04/2025\`, \`30-04-2025\`, \`30-Apr-2025\`, with or without a time, and
  \`20250430101530\`. The day comes first. Years have four digits.
- **Months and other periods.** \`2025-04\`, \`202504\`, \`Apr-25\`, \`April 2025\`, \`01/04/2025\`, \`45748\` (an Excel date);
  \`2025-26-Q1\`, \`Q1 2025/26\`; \`2025-26\`, \`2025/26\`.
- **Numbers.** \`1,135\`, \`£4,181,686\`, \`1.2E+05\`.
- **Areas.** By ONS code, current or former, or by name: \`E08000026\`, \`Coventry\`, \`Coventry City Council\`.
- **Rows.** A row with more or fewer cells than the header is rejected (\`ragged-row\`).
- **Too many faults.** A file of which too many rows are rejected is rejected as a whole (\`too-many-errors\`), and what
  was sent before still counts. How many is said for each source.
`;

const TYPES: Record<string, string> = {
  string: 'text',
  code: 'code',
  residence: 'ONS code of a local authority or an LSOA',
  provider: 'ODS code; its first three characters count',
  area: 'board, by code or name',
  areaCode: 'ONS code',
  choice: 'one of a list, see below',
  date: 'date',
  timestamp: 'date, with or without time',
  month: 'month',
  period: 'month, quarter or financial year',
  integer: 'whole number',
  number: 'number',
  percent: 'percentage',
  year: 'year',
  ageBand: 'age band, such as `65-69`, `90+`, `all ages`',
};

const code = (text: string): string => `\`${text}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (heading: string[], rows: string[][]): string =>
  [heading, heading.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function namesOf(field: SourceField): string[] {
  const names = new Map<string, string>();
  for (const name of [...field.aliases, field.title, field.name]) {
    if (!names.has(plainAlias(name))) names.set(plainAlias(name), name);
  }
  return plainNamesOf(field).map((plain) => names.get(plain) ?? plain);
}

function limitsOf({ constraints }: SourceField): string {
  const { minimum, maximum } = constraints ?? {};
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  return minimum === undefined ? '' : `, ${minimum} or more`;
}

function typeOf(field: SourceField): string {
  const kind = `${TYPES[field.type] ?? field.type}${limitsOf(field)}`;
  const codes = field.codeList ? `: ${[...codeList(field.codeList).titles.keys()].join(', ')}` : '';
  const zero = field.zeroFrom ? `; ${field.zeroFrom} and above mean 0` : '';
  const otherwise = field.default ? `; \`${field.default}\` without the column` : '';
  return `${kind}${codes}${zero}${otherwise}`;
}

function requiredOf(contract: SourceContract, field: SourceField): string {
  if (contract.oneOf.some(({ fields }) => fields.includes(field.name))) return 'one of these';
  const isValueRequired = field.constraints?.required === true;
  if (isColumnRequired(field)) return isValueRequired ? 'yes' : 'the column; a cell may be blank';
  return isValueRequired ? 'no; if there, in every row' : 'no';
}

/** Types that take any text, so that only a missing value can be at fault. */
const ANY_TEXT = ['string', 'residence'];

function faultOf(field: SourceField): string {
  const takesAnything = ANY_TEXT.includes(field.type) || (field.type === 'code' && !field.codeList);
  if (takesAnything && !field.constraints?.required) return 'any text is taken';
  return field.severity === 'warning' ? 'value left out, with a warning' : 'row rejected';
}

function fieldTable(contract: SourceContract): string {
  const rows = contract.fields.map((field) => [
    `**${field.title}**`,
    namesOf(field).map(code).join(', '),
    typeOf(field),
    requiredOf(contract, field),
    faultOf(field),
  ]);
  return table(
    ['Field', 'Column names taken', 'Holds', 'Required', 'If it cannot be read or is missing where required'],
    rows,
  );
}

function conditionOf({ whenAnyField, whenNoField, wide }: SourceLayout, { layouts }: SourceContract): string {
  if (layouts.length === 1) return 'always';
  if (whenAnyField) return `when the file has ${whenAnyField.map(code).join(' or ')}`;
  if (whenNoField) return `when the file has no ${whenNoField.map(code).join(', ')}`;
  if (!wide) return 'otherwise';
  const columns = wide.columns.map(({ value, aliases }) => `${value}: ${aliases.map(code).join(', ')}`);
  return `when the file has these columns: ${columns.join('; ')}`;
}

function layoutList(contract: SourceContract): string {
  return contract.layouts
    .map((layout) => {
      const groups = layout.positional?.groups.map(
        ({ name, from, times }) => `${name} from column ${from + 1}, ${times} times`,
      );
      const places = groups
        ? ` In a header of ${layout.positional?.columnsAtLeast} columns or more, repeating groups are told by their place: ${groups.join('; ')}.`
        : '';
      const source = layout.citation ? ` Source: ${layout.citation}.` : '';
      return `- \`${layout.name}\`, ${conditionOf(layout, contract)}. ${layout.title}.${places}${source}`;
    })
    .join('\n');
}

function choiceTables({ fields }: SourceContract): string[] {
  return fields.flatMap(({ title, choices, otherChoices }) => {
    if (!choices) return [];
    const rows = choices.map((choice) => [code(choice.value), [choice.title, ...choice.aliases].map(code).join(', ')]);
    const others = otherChoices ? '\n\nAny other text is kept as it stands.' : '';
    return [`**${title}** is one of these:\n\n${table(['Value', 'Other words taken'], rows)}${others}`];
  });
}

function privacyOf({ identifiers }: SourceContract): string[] {
  if (identifiers.length === 0) return [];
  const kinds = identifiers.map(({ what }) => what).join(', ');
  return [
    `**Privacy.** The file is rejected (\`identifiable-data\`) as soon as a column for one of these holds a value: ${kinds}. Empty columns of that kind do no harm. The value is in no report, log or record, and nothing of the file is counted. The file is tagged for deletion.`,
  ];
}

function sectionOf(contract: SourceContract): string {
  const notes = sourceNotes[contract.source];
  if (!notes) throw new Error(`docs/source-notes.ts says nothing of ${contract.source}`);
  const example = readFileSync(new URL(`examples/${contract.source}.csv`, import.meta.url), 'utf8').trimEnd();
  const markers = contract.missingValues.filter((marker) => marker !== '').map(code);
  const groups = contract.oneOf.map(({ title }) => `At least one column is required of: ${title}.`);
  return [
    `## ${code(contract.source)}: ${contract.title}`,
    `${contract.description} ${notes.comesFrom}`,
    `Contract version ${contract.version}. Key: ${contract.primaryKey.map(code).join(', ')}. Missing: ${markers.join(', ')}. At most ${contract.maximumRejectedShare * 100} % of the rows may be rejected. Source: ${contract.citation} (${contract.confidence}).`,
    `An example ([examples/${contract.source}.csv](examples/${contract.source}.csv)):`,
    `\`\`\`csv\n${example}\n\`\`\``,
    fieldTable(contract),
    ...groups,
    ...choiceTables(contract),
    `Layouts, the first that fits:\n\n${layoutList(contract)}`,
    `Checks beyond single cells:\n\n${notes.checks.map((check) => `- ${check}`).join('\n')}`,
    ...privacyOf(contract),
  ].join('\n\n');
}

/** The page docs/sources.md, from the contracts, the notes beside this file and the examples. */
export function sourcesPage(): string {
  return `${[INTRODUCTION.trimEnd(), ...sourceContracts.map(sectionOf)].join('\n\n')}\n`;
}

if (import.meta.main) writeFileSync(new URL('sources.md', import.meta.url), sourcesPage());
