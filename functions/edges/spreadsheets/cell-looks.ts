import type { CellStyle as SheetCellStyle } from 'hucre/xlsx';
import type { CellStyle } from '../../core/workbook/workbook-model.ts';

const edge = { style: 'thin', color: { rgb: 'B1B4B6' } } as const;
const border = { top: edge, right: edge, bottom: edge, left: edge };
const wrapped = { horizontal: 'left', indent: 1, vertical: 'top', wrapText: true } as const;
const arial = { name: 'Arial', size: 10, color: { rgb: '212B32' } };

/** How each kind of cell looks. Yellow for input and grey for prefilled are the colours of the national template. */
export const cellLooks: Record<CellStyle, SheetCellStyle> = {
  title: { font: { ...arial, size: 16, bold: true, color: { rgb: '005EB8' } }, alignment: { vertical: 'center' } },
  intro: { font: arial, alignment: { vertical: 'center' } },
  'block-title': {
    font: { ...arial, size: 12, bold: true, color: { rgb: '003087' } },
    alignment: { vertical: 'center' },
  },
  heading: {
    font: { ...arial, bold: true, color: { rgb: 'FFFFFF' } },
    fill: solid('005EB8'),
    border,
    alignment: { ...wrapped, vertical: 'center' },
  },
  label: { font: { ...arial, bold: true }, border, alignment: wrapped },
  text: { font: arial, border, alignment: wrapped },
  prefilled: { font: arial, fill: solid('E8EDEE'), border, alignment: wrapped },
  number: {
    font: arial,
    fill: solid('E8EDEE'),
    border,
    alignment: { horizontal: 'right', vertical: 'top' },
  },
  total: {
    font: { ...arial, bold: true },
    fill: solid('D8DDE0'),
    border,
    alignment: { horizontal: 'right', vertical: 'top' },
  },
  input: { font: arial, fill: solid('FFF7B2'), border, alignment: wrapped },
  'input-number': {
    font: arial,
    fill: solid('FFF7B2'),
    border,
    alignment: { horizontal: 'right', vertical: 'top' },
  },
  met: { font: { ...arial, bold: true, color: { rgb: '00401E' } }, fill: solid('CCE5D8'), border, alignment: wrapped },
  'not-met': {
    font: { ...arial, bold: true, color: { rgb: '6B0D0D' } },
    fill: solid('F7D4D1'),
    border,
    alignment: wrapped,
  },
  fault: {
    font: { ...arial, bold: true, color: { rgb: '6B0D0D' } },
    fill: solid('F7D4D1'),
    border,
    alignment: wrapped,
  },
  warning: {
    font: { ...arial, bold: true, color: { rgb: '4D2C00' } },
    fill: solid('FFE8B3'),
    border,
    alignment: wrapped,
  },
  copied: { font: arial, border, alignment: { ...wrapped, wrapText: false } },
};

function solid(rgb: string) {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } } as const;
}
