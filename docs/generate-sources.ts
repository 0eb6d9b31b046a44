import { readFileSync, writeFileSync } from 'node:fs';
import { codeList } from '../functions/core/checks/code-lists.ts';
import { isColumnRequired } from '../functions/core/intake/bind-layout.ts';
import { plainNamesOf } from '../functions/core/intake/compile-contract.ts';
import { sourceContracts } from '../functions/core/intake/contracts.ts';
import { plainAlias } from '../functions/core/intake/header-text.ts';
import type {
  PeriodColumns,
  SourceContract,
  SourceField,
  SourceLayout,
  WideColumns,
} from '../functions/core/intake/source-contract.ts';
import { listWords } from '../functions/core/periods/period-words.ts';
import { sourceNotes } from './source-notes.ts';
import { INTRODUCTION } from './sources-introduction.ts';

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
  quarter: 'quarter',
  financialYear: 'financial year',
  integer: 'whole number',
  number: 'number',
  percent: 'percentage',
  numberOrPercent: 'number, of some metrics a percentage',
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
  const last = maximum === 'arrival' ? 'the day on which the file comes' : maximum;
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${last}`;
  return minimum === undefined ? '' : `, ${minimum} or more`;
}

const WHERE: Record<string, string> = {
  title: 'title rows',
  sheet: 'sheet name',
  file: 'file name',
  feed: 'feed name',
};

function elsewhereOf({ elsewhere = [], carryDown, unnamed }: SourceField): string {
  const places = elsewhere.map((place) => WHERE[place] ?? place);
  const found = places.length > 0 ? `; without the column from the ${listWords(places)}` : '';
  return `${found}${carryDown ? '; a blank cell takes the value above' : ''}${unnamed ? '; also a column without a name, where its texts are of the list' : ''}`;
}

function typeOf(field: SourceField): string {
  const kind = `${TYPES[field.type] ?? field.type}${limitsOf(field)}`;
  const codes = field.codeList ? `: ${[...codeList(field.codeList).titles.keys()].join(', ')}` : '';
  const zero = field.zeroFrom ? `; ${field.zeroFrom} ${field.zeroTo ? `to ${field.zeroTo}` : 'and above'} mean 0` : '';
  const otherwise = field.default ? `; \`${field.default}\` without the column` : '';
  return `${kind}${codes}${zero}${otherwise}${elsewhereOf(field)}`;
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

const PERIODS: Record<string, string> = {
  month: 'month',
  quarter: 'quarter',
  'financial-year': 'financial year',
  any: 'month, quarter or financial year',
};

function columnsOf(wide: WideColumns | PeriodColumns): string {
  if ('columns' in wide) {
    return wide.columns.map(({ value, aliases }) => `${value}: ${aliases.map(code).join(', ')}`).join('; ');
  }
  const families = wide.families.map(({ into, words }) => {
    const names = words.map((word) => (word === '' ? 'no word' : code(word)));
    return `${into} with ${names.join(' or ')}`;
  });
  return `one for each ${PERIODS[wide.period] ?? wide.period} (${families.join('; ')})`;
}

function conditionOf(
  { whenAllFields, whenAnyField, whenNoField, wide, tall }: SourceLayout,
  { layouts }: SourceContract,
): string {
  if (layouts.length === 1) return 'always';
  const conditions = [
    ...(whenAllFields ? [`has ${whenAllFields.map(code).join(' and ')}`] : []),
    ...(whenAnyField ? [`has ${whenAnyField.map(code).join(' or ')}`] : []),
    ...(whenNoField ? [`has no ${whenNoField.map(code).join(', ')}`] : []),
    ...(tall && !whenAnyField?.includes(tall.measure) ? [`has ${code(tall.measure)}`] : []),
    ...(wide ? [`has these columns: ${columnsOf(wide)}`] : []),
  ];
  return conditions.length === 0 ? 'otherwise' : `when the file ${listWords(conditions)}`;
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
      const only = layout.only
        ? ` Only rows with ${layout.only.values.map(code).join(' or ')} in \`${layout.only.field}\` are read.`
        : '';
      const sheet = layout.sheets
        ? ` Of several sheets the one named ${layout.sheets.map(code).join(' or ')} is read.`
        : '';
      const whole = layout.labels?.coverage === 'all-providers' ? ' Its figures are of all trusts.' : '';
      const source = layout.citation ? ` Source: ${layout.citation}.` : '';
      return `- \`${layout.name}\`, ${conditionOf(layout, contract)}. ${layout.title}.${places}${only}${sheet}${whole}${source}`;
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

function sectionOf(contract: SourceContract): string {
  const notes = sourceNotes[contract.source];
  if (!notes) throw new Error(`docs/source-notes.ts says nothing of ${contract.source}`);
  const example = readFileSync(new URL(`examples/${contract.source}.csv`, import.meta.url), 'utf8').trimEnd();
  const markers = contract.missingValues.filter((marker) => marker !== '').map(code);
  const groups = contract.oneOf.map(({ title }) => `At least one column is required of: ${title}.`);
  return [
    `## ${code(contract.source)}: ${contract.title}`,
    `${contract.description} ${notes.comesFrom}`,
    `Contract version ${contract.version}. Key: ${contract.primaryKey.map(code).join(', ')}. Missing: ${markers.join(', ')}. At most ${contract.maximumRejectedShare * 100} % of the rows may be rejected.${contract.sections ? ' Several tables may stand below one another.' : ''} Source: ${contract.citation} (${contract.confidence}).`,
    `An example ([examples/${contract.source}.csv](examples/${contract.source}.csv)):`,
    `\`\`\`csv\n${example}\n\`\`\``,
    fieldTable(contract),
    ...groups,
    ...choiceTables(contract),
    `Layouts, the first that fits:\n\n${layoutList(contract)}`,
    `Checks beyond single cells:\n\n${notes.checks.map((check) => `- ${check}`).join('\n')}`,
  ].join('\n\n');
}

/** The page docs/sources.md, from the contracts, the notes beside this file and the examples. */
export function sourcesPage(): string {
  return `${[INTRODUCTION.trimEnd(), ...sourceContracts.map(sectionOf)].join('\n\n')}\n`;
}

if (import.meta.main) writeFileSync(new URL('sources.md', import.meta.url), sourcesPage());
