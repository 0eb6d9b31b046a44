import { csvLine, type SourceTable } from './tables-of-sources.ts';

/** Made up, with a valid check digit, so that it looks like one. */
export const PLANTED_NUMBER = '943 476 5919';
export const PLANTED_PLACE = 'CV1 5FB';
export const PLANTED_PERSON = 'Petra Plantedova';

/** What nobody may find anywhere, however it is written. */
export const PLANTED_FORMS: readonly string[] = [
  PLANTED_NUMBER,
  '9434765919',
  '943-476-5919',
  '943_476_5919',
  PLANTED_PLACE,
  'CV15FB',
  'cv1-5fb',
  'Plantedova',
];

const NOTE = `${PLANTED_PERSON}, ${PLANTED_NUMBER}, ${PLANTED_PLACE}`;

export type PlantedSheet = { name: string; rows: readonly (readonly string[])[] };

/**
 * A file in which somebody is named. `refused` says whether the product can know: always, or in files of figures only,
 * because the codes of an extract may look like an identifier.
 */
export type PlantedFile = {
  what: string;
  /** The name of the file without its ending, and with its folder. */
  name: string;
  sheets: readonly PlantedSheet[];
  /** A text, where it is no workbook. */
  text: string | null;
  refused: 'always' | 'in figures' | 'not for this';
  /** The column that it stands in, where it is one of the source. */
  column: string | null;
};

type Rows = readonly (readonly string[])[];

const column = (rows: Rows, title: string, text: string): string[][] =>
  rows.map((cells, row) => [...cells, row === 0 ? title : row === 2 ? text : '']);

const textOf = (rows: Rows): string => `${rows.map(csvLine).join('\n')}\n`;

/** Every place in which people write who somebody is, for a table of any source. */
export function plantedFiles(table: SourceTable): PlantedFile[] {
  const rows: Rows = [table.header, ...Array.from({ length: 30 }, (_, n) => table.row(n))];
  const other: PlantedSheet = { name: 'Read me', rows: [['How to fill in this workbook']] };
  const read: PlantedSheet = { name: 'Table', rows };
  const csv = (what: string, changed: Rows, refused: PlantedFile['refused']): PlantedFile => ({
    what,
    name: what.replaceAll(' ', '-'),
    sheets: [],
    text: textOf(changed),
    refused,
    column: null,
  });
  const book = (what: string, sheets: readonly PlantedSheet[], refused: PlantedFile['refused']): PlantedFile => ({
    what,
    name: what.replaceAll(' ', '-'),
    sheets,
    text: null,
    refused,
    column: null,
  });
  const named = (what: string, name: string): PlantedFile => ({ ...csv(what, rows, 'always'), name });
  const inCell = (place: number): Rows =>
    rows.map((cells, row) => (row === 3 ? cells.map((cell, at) => (at === place ? NOTE : cell)) : cells));
  const withNote = (cells: readonly string[], row: number) => (row === 0 ? [...cells.slice(0, -1), NOTE] : cells);
  return [
    csv('a number in a column for it', column(rows, 'NHS number', PLANTED_NUMBER), 'always'),
    csv('a name in a column for it', column(rows, 'Patient name', PLANTED_PERSON), 'always'),
    csv('a postcode in a column for it', column(rows, 'Patient postcode', PLANTED_PLACE), 'always'),
    csv('a note in a column of no source', column(rows, 'Remarks', NOTE), 'in figures'),
    csv('a note instead of a title', column(rows, NOTE, 'x'), 'in figures'),
    csv('a note above the table', [[`About ${NOTE}`], [], ...rows], 'in figures'),
    csv('a note below the table', [...rows, [], [`Source: ${NOTE}`]], 'in figures'),
    csv('a note in a row of totals', [...rows, ['Total', ...table.header.slice(1).map(() => NOTE)]], 'in figures'),
    csv('a row that slipped', [...rows, [NOTE, ...table.row(40)]], 'in figures'),
    csv(
      'rows without a header',
      rows.slice(1).map((cells) => [PLANTED_NUMBER, PLANTED_PERSON, ...cells]),
      'not for this',
    ),
    csv(
      'a header that lacks its columns',
      column(
        rows.map((cells) => cells.slice(-1)),
        'Person',
        NOTE,
      ),
      'not for this',
    ),
    csv(
      'a note in the header of a second table',
      [...rows, [], ...column([table.header, table.row(40), table.row(41)], '', '').map(withNote)],
      'in figures',
    ),
    ...table.header.map((title, place) => ({
      ...csv(`a note in the column ${title}`, inCell(place), 'in figures'),
      column: title,
    })),
    named('a number in the name of the file', `return-for-9434765919`),
    named('a number and a name in a folder', `${PLANTED_PERSON}/943_476_5919/april`),
    named('a postcode in the name of the file', `visit-cv1-5fb-${PLANTED_PERSON}`),
    book('a number in the name of the sheet', [other, { ...read, name: `spell ${PLANTED_NUMBER}` }], 'always'),
    book(
      'a postcode in the name of another sheet',
      [read, { ...other, name: `${PLANTED_PLACE} Plantedova` }],
      'always',
    ),
    book(
      'a column of names in another sheet',
      [
        read,
        {
          name: 'Patients',
          rows: [
            ['Ward', 'NHS number', 'Surname'],
            ['North', '9434765919', 'Plantedova'],
          ],
        },
      ],
      'always',
    ),
    book('a note in another sheet', [read, { name: 'Notes', rows: [['', NOTE]] }], 'in figures'),
    book('a note beside the table', [{ ...read, rows: column(column(rows, '', ''), '', NOTE) }], 'in figures'),
  ];
}
