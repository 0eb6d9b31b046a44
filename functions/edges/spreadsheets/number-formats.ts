import { attribute } from '../../core/workbook/xml-attribute.ts';
import type { NumberKind } from './cell-text.ts';
import { damaged } from './workbook-fault.ts';
import type { XmlTaker } from './xml-tokens.ts';

/** ECMA-376 part 1, 18.8.30: formats that are in no file; from 27 on those of East Asian languages. */
const BUILT_IN_DATES = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const BUILT_IN_PERCENTAGES = [9, 10];
/** The first of them in the order of the United Kingdom. */
const BUILT_IN_CODES = new Map([
  [14, 'dd/mm/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
]);
const BUILT_IN = new Map<number, NumberKind>([
  ...BUILT_IN_DATES.map((id) => [id, 'date'] as const),
  ...BUILT_IN_PERCENTAGES.map((id) => [id, 'percent'] as const),
]);

// Excel takes 65,490 cell formats, and 255 characters in the code of one (Excel specifications and limits).
const MOST_FORMATS = 65_536;
const LONGEST_CODE = 1000;

const NOT_PART_OF_THE_PATTERN = /"[^"]*"|\\.|[_*].|\[[^\]]*\]/g;

/** What a format code makes of a number. Hours and minutes alone are no date: their number is left as it is. */
export function kindOfFormat(code: string): NumberKind {
  const [pattern = ''] = code.replace(NOT_PART_OF_THE_PATTERN, '').toLowerCase().split(';');
  if (pattern === 'general') return 'number';
  if (pattern.includes('%')) return 'percent';
  return /[yd]|mmm/.test(pattern) ? 'date' : 'number';
}

/** Takes `styles.xml` and gives the kind of every cell style, by its number, and the code by which a date is shown. */
export function createFormatTaker(): XmlTaker & { kinds(): NumberKind[]; dateCodes(): string[] } {
  const codes = new Map<number, NumberKind>();
  const texts = new Map<number, string>();
  const formats: number[] = [];
  let isInCellStyles = false;
  const addCode = (id: number, code: string) => {
    if (code.length > LONGEST_CODE) throw damaged('a number format without an end');
    codes.set(id, kindOfFormat(code));
    if (codes.get(id) === 'date') texts.set(id, code);
    if (codes.size > MOST_FORMATS) throw damaged('more number formats than a workbook has');
  };
  return {
    open: (name, attributes) => {
      if (name === 'cellXfs') isInCellStyles = true;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') addCode(id, attribute(attributes, 'formatCode') ?? '');
      if (name === 'xf' && isInCellStyles) formats.push(id);
      if (formats.length > MOST_FORMATS) throw damaged('more cell formats than a workbook has');
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellStyles = false;
    },
    text: () => {},
    kinds: () => formats.map((id) => codes.get(id) ?? BUILT_IN.get(id) ?? 'number'),
    dateCodes: () => formats.map((id) => (codes.has(id) ? texts.get(id) : BUILT_IN_CODES.get(id)) ?? ''),
  };
}
