import { parse } from 'csv-parse/sync';
import { boards } from '../../../functions/core/areas/boards.ts';
import { sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { coventryNarrative } from '../../../samples/generator/narrative-files.ts';
import { csvLine, type SourceTable, tablesOfSources } from '../../../samples/hostile/tables-of-sources.ts';
import { partsOfWorkbook, rowsXml } from '../../../samples/hostile/workbook-parts.ts';
import { zipArchive } from '../../../samples/hostile/zip-archive.ts';
import { effort } from '../effort.ts';
import { PLANTS, plantAt } from './plants.ts';

/** A file in which something is planted: where, and whether it counts for all that. */
export type PlantedFile = { source: string; what: string; key: string; body: string | Uint8Array };

type Rows = readonly (readonly string[])[];

const AREA = 'E08000026';
const QUARTER = '2025-26-Q1';
const textOf = (rows: Rows): string => `${rows.map(csvLine).join('\n')}\n`;
/** Sound rows about one board, so that few numbers are computed anew. */
const sound = (table: SourceTable, count: number, from = 0): string[][] =>
  Array.from({ length: count }, (_, n) => table.row((from + n) * boards.length));

/** Every plant in every column, a row each: a file of faults. */
function inEveryCell({ source, ...table }: SourceTable): PlantedFile {
  const rows = table.header.flatMap((_, column) =>
    PLANTS.map(({ text }, n) => table.row(n).map((cell, at) => (at === column ? text : cell))),
  );
  const body = textOf([table.header, ...rows]);
  return { source, what: 'every cell', key: `${source}/every-cell/a.csv`, body };
}

/** So few of its rows may be at fault, and it counts for all that. */
const SOUND_EACH = 24;

/** One planted cell among many sound rows, in each column in turn: a file that counts, without those rows. */
function amongSoundRows(table: SourceTable, turn: readonly string[]): PlantedFile {
  const { source, header } = table;
  const rows = turn.flatMap((plant, n) => {
    const [first = [], ...others] = sound(table, SOUND_EACH, n * SOUND_EACH);
    return [first.map((cell, at) => (at === n % first.length ? plant : cell)), ...others];
  });
  return { source, what: 'some cells', key: `${source}/some-cells/a.csv`, body: textOf([header, ...rows]) };
}

/** Plants above, beside and below the table, and as the names of columns that nobody reads. */
function roundTheTable(table: SourceTable): PlantedFile {
  const { source, header } = table;
  const rows = sound(table, 6).map((cells, n) => [...cells, ...PLANTS.map((_, at) => plantAt(n + at))]);
  const above = PLANTS.slice(0, 5).map(({ text }) => [text]);
  const below = PLANTS.map(({ text }) => [text]);
  const body = textOf([...above, [...header, ...PLANTS.map(({ text }) => text)], ...rows, [], ...below]);
  return { source, what: 'round the table', key: `${source}/round-the-table/a.csv`, body };
}

/** XML cannot hold most of these at all. */
const withoutControls = (text: string): string => text.replaceAll(/\p{Cc}/gu, '');

/** A workbook with planted names of sheets, a link and a comment, in which a planted text stands beside each row. */
function asWorkbook(table: SourceTable, plant: string, at: number): PlantedFile {
  const { source, header } = table;
  const name = withoutControls(plant);
  const rows = [header, ...sound(table, 5)].map((cells) => [...cells, name]);
  const properties = `<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:title>${name.replaceAll(/[<&]/g, '.')}</dc:title></cp:coreProperties>`;
  const parts = partsOfWorkbook({
    sheets: [
      { name, data: rowsXml(rows) },
      { name: `${at} ${name}`, data: rowsXml([['Notes'], [name]]) },
    ],
    extra: [{ name: 'docProps/core.xml', content: properties }],
  });
  return { source, what: 'a workbook', key: `${source}/a-workbook/${at}.xlsx`, body: zipArchive(parts) };
}

function named(table: SourceTable, plant: string): PlantedFile[] {
  const { source, header } = table;
  const body = textOf([header, ...sound(table, 2)]);
  return [
    { source, what: 'the name of a file', key: `${source}/a-name/${plant}.csv`, body },
    { source, what: 'the name of a feed', key: `${source}/${plant}/a.csv`, body },
  ];
}

/** Sound rows about Coventry in which every column that may hold any text holds a plant; others as given. */
function texts(source: string, columns: Readonly<Record<string, string | null>>): PlantedFile {
  const header = Object.keys(columns);
  const rows = PLANTS.map(({ text }, n) =>
    header.map((name) => (columns[name] ?? text).replaceAll('#', String(2000 + n))),
  );
  return { source, what: 'texts', key: `${source}/texts/a.csv`, body: textOf([header, ...rows]) };
}

/** By source, a table with every field of any text: null is where a plant goes. */
const TEXTS: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  'sus-apc': {
    'spell id': null,
    provider: 'RKB',
    'admission date': '2025-04-01',
    'discharge date': '2025-04-09',
    'discharge ready date': '2025-04-08',
    'admission method': '21',
    age: '80',
    residence: AREA,
    'treatment function': '300',
    'patient classification': '1',
    diagnoses: null,
    procedures: null,
  },
  'discharge-ready': { provider: 'RKB', area: AREA, month: '2025-04', measure: null, value: '5' },
  'care-home-admissions': { area: AREA, period: QUARTER, measure: null, value: '5' },
  reablement: { area: AREA, period: QUARTER, measure: null, value: '5' },
  'expected-admissions': { area: AREA, period: QUARTER, measure: null, value: '5' },
  'intermediate-care': {
    area: AREA,
    kind: 'Demand - Hospital Discharge',
    'referral source': null,
    'service type': 'Reablement at home',
    month: '2025-04',
    number: '206',
  },
  plan: { area: AREA, metric: 'discharged-on-ready-date', period: '#-04', value: '87', 'plan version': null },
  finance: {
    area: AREA,
    'financial year': '2025-26',
    'scheme id': null,
    'scheme name': null,
    'scheme type': null,
    'sub types': null,
    commissioner: null,
    provider: null,
    units: null,
    'source of funding': 'Disabled Facilities Grant',
    'planned expenditure': '100',
    'actual to date': '50',
  },
  narrative: { area: AREA, quarter: QUARTER, sheet: null, question: null, answer: null },
};

/** Fields that take any text, by source, as the contracts say; those of a table that is planted are left out. */
export const textFieldsLeftOut: readonly string[] = sourceContracts.flatMap(({ source, fields }) => {
  const planted = Object.entries(TEXTS[source] ?? {}).flatMap(([name, text]) =>
    text === null ? [plainName(name)] : [],
  );
  const isPlanted = ({ title, aliases }: (typeof fields)[number]) =>
    [title, ...(aliases ?? [])].some((name) => planted.includes(plainName(name)));
  return fields.filter((field) => field.type === 'string' && !isPlanted(field)).map(({ name }) => `${source}: ${name}`);
});

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Every question that Coventry's narrative answers, answered by plants. */
function plantedAnswers(): PlantedFile {
  const rows: string[][] = parse(coventryNarrative(QUARTER), { relax_column_count: true });
  const answered = rows.map((cells, n) => (n < 2 ? cells : [...cells.slice(0, 2), plantAt(n)]));
  return { source: 'narrative', what: 'answers', key: 'narrative/answers/a.csv', body: textOf(answered) };
}

/** How many plants each source is sent in names and workbooks. They take turns, so that all are sent by some. */
const EACH = effort(5, 16);

/** Every file, of every source, with a plant in every place where somebody may write. */
export function plantedFiles(): PlantedFile[] {
  const ofSources = tablesOfSources.flatMap((table, place) => {
    const turn = Array.from({ length: EACH }, (_, n) => plantAt(place * EACH + n));
    const typed = TEXTS[table.source];
    return [
      inEveryCell(table),
      amongSoundRows(table, turn),
      roundTheTable(table),
      ...turn.map((plant, at) => asWorkbook(table, plant, at)),
      ...turn.flatMap((plant) => named(table, plant)),
      ...(typed ? [texts(table.source, typed)] : []),
    ];
  });
  return [...ofSources, plantedAnswers()];
}
