import { codeList } from '../checks/code-lists.ts';
import { isColumnRequired } from '../intake/bind-layout.ts';
import { plainNamesOf } from '../intake/compile-contract.ts';
import { plainAlias } from '../intake/header-text.ts';
import type { SourceContract, SourceField } from '../intake/source-contract.ts';
import { listWords } from '../periods/period-words.ts';

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

/** Every column name by which a field is found. `#` stands for one digit. */
export function fieldNames(field: SourceField): string[] {
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

/** What the cells of a field hold. Values stand between backticks. */
export function fieldWords(field: SourceField): string {
  const kind = `${TYPES[field.type] ?? field.type}${limitsOf(field)}`;
  const codes = field.codeList ? `: ${[...codeList(field.codeList).titles.keys()].join(', ')}` : '';
  const zero = field.zeroFrom ? `; ${field.zeroFrom} ${field.zeroTo ? `to ${field.zeroTo}` : 'and above'} mean 0` : '';
  const otherwise = field.default ? `; \`${field.default}\` without the column` : '';
  return `${kind}${codes}${zero}${otherwise}${elsewhereOf(field)}`;
}

/** Whether a file needs a field. */
export function requiredWords(contract: SourceContract, field: SourceField): string {
  if (contract.oneOf.some(({ fields }) => fields.includes(field.name))) return 'one of these';
  const isValueRequired = field.constraints?.required === true;
  if (isColumnRequired(field)) return isValueRequired ? 'yes' : 'the column; a cell may be blank';
  return isValueRequired ? 'no; if there, in every row' : 'no';
}

/** Types that take any text, so that only a missing value can be at fault. */
const ANY_TEXT = ['string', 'residence'];

/** What becomes of a row whose value cannot be read, or is missing where it is required. */
export function whenFaulty(field: SourceField): string {
  const takesAnything = ANY_TEXT.includes(field.type) || (field.type === 'code' && !field.codeList);
  if (takesAnything && !field.constraints?.required) return 'any text is taken';
  return field.severity === 'warning' ? 'value left out, with a warning' : 'row rejected';
}
