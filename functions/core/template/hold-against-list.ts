import { allowedValues, spelledAsAllowed } from './allowed-values.ts';
import { referenceOf } from './cell-range.ts';
import type { CellContent } from './cell-xml.ts';
import type { LocatedCell } from './locate-cell.ts';
import type { SheetScan } from './scan-sheet.ts';
import type { TemplateFinding } from './template-finding.ts';
import type { MapEntry } from './template-map.ts';
import type { TemplateWorkbook } from './template-workbook.ts';

/** What is to be written into a cell. */
export type Filling = { entry: MapEntry; at: LocatedCell; content: CellContent };

/** What may be written of it; null where the list does not have it. */
const textOf = (content: CellContent): string | null =>
  content.kind === 'text' ? content.text : content.kind === 'number' ? String(content.number) : null;

export type Held = { content: CellContent | null; finding: TemplateFinding | null };

/** Holds an answer against the validation list of its cell; a text is then written as the list spells it. */
export function holdAgainstList(workbook: TemplateWorkbook, scan: SheetScan, cell: Filling): Held {
  const { at, entry, content } = cell;
  const rule = allowedValues(workbook, scan, at);
  const where = { sheet: at.sheet, cell: referenceOf(at.place), label: entry.label };
  const text = textOf(content);
  if (rule.kind === 'free' || text === null) return { content, finding: null };
  if (rule.kind === 'unread') {
    const fix = 'Choose the value in the template by hand where the workbook does not take it.';
    return { content, finding: { code: 'list-not-read', ...where, found: `the list ${rule.formula}`, fix } };
  }
  const spelled = spelledAsAllowed(rule.values, text);
  if (spelled !== null)
    return { content: content.kind === 'text' ? { kind: 'text', text: spelled } : content, finding: null };
  const words = rule.values.slice(0, 12).map((value) => `"${value}"`);
  const found = `"${text}", where the list has ${words.join(', ')}${rule.values.length > words.length ? ' and others' : ''}`;
  const fix = 'Answer with one of the values of the list, or say in the words of the cell map which one is meant.';
  return { content: null, finding: { code: 'not-on-list', ...where, found, fix } };
}
