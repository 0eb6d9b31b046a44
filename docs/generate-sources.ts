import { writeFileSync } from 'node:fs';
import { exampleCsv } from '../functions/core/examples/example.ts';
import { sourceContracts } from '../functions/core/intake/contracts.ts';
import type {
  PeriodColumns,
  SourceContract,
  SourceLayout,
  WideColumns,
} from '../functions/core/intake/source-contract.ts';
import { listWords } from '../functions/core/periods/period-words.ts';
import { fieldNames, fieldWords, requiredWords, whenFaulty } from '../functions/core/words/field-words.ts';
import { sourceNotes } from './source-notes.ts';
import { INTRODUCTION } from './sources-introduction.ts';

const code = (text: string): string => `\`${text}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (heading: string[], rows: string[][]): string =>
  [heading, heading.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function fieldTable(contract: SourceContract): string {
  const rows = contract.fields.map((field) => [
    `**${field.title}**`,
    fieldNames(field).map(code).join(', '),
    fieldWords(field),
    requiredWords(contract, field),
    whenFaulty(field),
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
  const example = exampleCsv(contract.source).trimEnd();
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

if (import.meta.main) {
  writeFileSync(new URL('sources.md', import.meta.url), sourcesPage());
  for (const { source } of sourceContracts) {
    writeFileSync(new URL(`examples/${source}.csv`, import.meta.url), exampleCsv(source));
  }
}
