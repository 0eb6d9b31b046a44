import { EXCEL_DAY_OF_1970 } from '../periods/excel-day.ts';
import type { WorkbookCell } from './workbook-model.ts';

const DAY_MS = 86_400_000;

const NUMBER = /^(?<pound>"£")?(?:#,##0|0)(?:\.(?<decimals>[0#]+))?(?<percent>"%")?$/;

function dayShown(serial: number): string {
  return new Date((serial - EXCEL_DAY_OF_1970) * DAY_MS).toLocaleDateString('en-GB', { timeZone: 'UTC' });
}

const formats = new Map<string, Intl.NumberFormat>();

/** Formatters are slow to make, and a sheet has many cells of few formats. */
function formatOf(format: string, decimals: string): Intl.NumberFormat {
  const known = formats.get(format);
  if (known) return known;
  const made = new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: decimals.replaceAll('#', '').length,
    maximumFractionDigits: decimals.length,
    useGrouping: format.includes('#,##0'),
  });
  formats.set(format, made);
  return made;
}

/** A number in one of the formats (Excel syntax) of this product. Throws for any other. */
function numberShown(value: number, format: string): string {
  if (format === 'dd/mm/yyyy') return dayShown(value);
  const { pound, decimals = '', percent = '' } = NUMBER.exec(format)?.groups ?? {};
  if (!NUMBER.test(format)) throw new Error(`No cell of ours is shown as ${format}`);
  // As text, so that its decimal digits are rounded, half away from zero, as Excel rounds them.
  const shown = formatOf(format, decimals).format(String(Math.abs(value)) as `${number}`);
  return `${value < 0 ? '-' : ''}${pound ? '£' : ''}${shown}${percent.replaceAll('"', '')}`;
}

/** What somebody sees in a cell. Null where it is blank. */
export function cellShown({ value, format }: Pick<WorkbookCell, 'value' | 'format'>): string | null {
  if (value === null || typeof value === 'string') return value;
  return format === undefined ? String(value) : numberShown(value, format);
}
