import type { SourceContract, SourceField } from '../intake/source-contract.ts';
import { fieldNames, fieldWords, requiredWords, whenFaulty } from '../words/field-words.ts';
import { headingRow, textCell } from '../workbook/cells.ts';
import type { WorkbookModel, WorkbookSheet } from '../workbook/workbook-model.ts';
import { exampleOf } from './example.ts';

const MOST_NAMES = 12;
const NARROWEST = 12;
const WIDEST = 30;

/** A workbook to fill in: the column names with one row that shows how, and what each column may hold. */
export function templateWorkbook(contract: SourceContract, createdAt: string): WorkbookModel {
  return {
    title: `Template: ${contract.title}`,
    subject: 'A file to fill in for the Better Care Fund return',
    author: 'Better Care Fund return',
    description: contract.description,
    createdAt,
    sheets: [dataSheet(contract), notesSheet(contract)],
  };
}

function dataSheet({ source, title }: SourceContract): WorkbookSheet {
  const { columns, rows } = exampleOf(source);
  const widths = columns.map((name) => Math.min(WIDEST, Math.max(NARROWEST, name.length + 4)));
  return {
    name: 'Data',
    summary: `${title}: write your rows below the column names, in place of the example.`,
    widths,
    rows: [headingRow(columns), ...rows.slice(0, 1).map((cells) => cells.map((cell) => textCell(cell, 'copied')))],
    tableRow: 0,
    freeze: { rows: 1, columns: 0 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}

const plain = (text: string): string => text.replaceAll('`', '');

function holds(field: SourceField): string {
  const choices = field.choices?.map(({ title }) => title).join('; ');
  return plain(fieldWords(field)).replace('one of a list, see below', choices ? `one of: ${choices}` : 'one of a list');
}

function namesOf(field: SourceField): string {
  const names = fieldNames(field);
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

function notesSheet(contract: SourceContract): WorkbookSheet {
  const { title, description, fields, missingValues } = contract;
  const missing = missingValues.filter((marker) => marker !== '').join(' ');
  return {
    name: 'Notes',
    summary: 'What each column may hold, and which are required.',
    widths: [30, 50, 50, 26, 30],
    rows: [
      [textCell(`Notes: ${title}`, 'title')],
      [
        textCell(
          `${description} Replace the example row on the sheet Data. Missing is a blank cell or one of: ${missing}`,
          'intro',
        ),
      ],
      headingRow(['What it is', 'Column names taken', 'Holds', 'Required', 'If it cannot be read']),
      ...fields.map((field) => [
        textCell(field.title, 'label'),
        ...[namesOf(field), holds(field), requiredWords(contract, field), whenFaulty(field)].map((text) =>
          textCell(text),
        ),
      ]),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 1 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}
