import { describe, expect, test } from 'vitest';
import { findBoard } from '../../functions/core/areas/boards.ts';
import { identifierInText } from '../../functions/core/checks/identifier-in-text.ts';
import { shownValue } from '../../functions/core/checks/shown-value.ts';
import { compileCell } from '../../functions/core/intake/cells/compile-cell.ts';
import { compileContract } from '../../functions/core/intake/compile-contract.ts';
import { sourceContracts } from '../../functions/core/intake/contracts.ts';
import { NOWHERE, takeElsewhere } from '../../functions/core/intake/elsewhere.ts';
import { plainHeader } from '../../functions/core/intake/header-text.ts';
import { compileMissing } from '../../functions/core/intake/missing.ts';
import type { SourceContract, SourceField } from '../../functions/core/intake/source-contract.ts';
import { valueInText } from '../../functions/core/intake/value-in-text.ts';
import { periodInText, periodLabels, yearInText } from '../../functions/core/periods/period-in-text.ts';
import { createFileReader } from '../../functions/core/submissions/file-reader.ts';
import { attribute } from '../../functions/core/workbook/xml-attribute.ts';

/** Texts of any length that make a careless pattern try every place again from every place. */
const HOSTILE: Record<string, (length: number) => string> = {
  'spaces between two letters': (length) => `a${' '.repeat(length)}b`,
  'spaces behind a bracket': (length) => `(${' '.repeat(length)}x`,
  'spaces behind a digit': (length) => `1${' '.repeat(length)}x`,
  digits: (length) => '1'.repeat(length),
  'digits and no end': (length) => `${'1'.repeat(length)}x`,
  'digits in threes': (length) => '943 '.repeat(length / 4),
  'numbers that nearly are those of patients': (length) => '9434765918 '.repeat(length / 11),
  'places that nearly are postcodes': (length) => 'CV1 5R '.repeat(length / 7),
  'letters and digits': (length) => 'a1'.repeat(length / 2),
  hyphens: (length) => `2025${'-'.repeat(length)}x`,
  months: (length) => 'april '.repeat(length / 6),
  'months and years': (length) => 'Apr 2025 '.repeat(length / 9),
  years: (length) => '2025-26 '.repeat(length / 8),
  quarters: (length) => 'Q1 2025-26, '.repeat(length / 12),
  days: (length) => '1st apr 25-'.repeat(length / 11),
  'small words': (length) => `Coventry${' of'.repeat(length / 3)} x`,
  'words that councils use': (length) => `Coventry${' council'.repeat(length / 8)}x`,
  'the names of columns': (length) => 'patientpostcodenhsnumbe'.repeat(length / 23),
  'the beginning of an attribute': (length) => ' r ='.repeat(length / 4),
  'capital letters and line breaks': (length) => 'İ\n'.repeat(length / 2),
};

const CHARACTERS = 1 << 15;
const TIMES = 8;
const RUNS = 5;
const TRIES = 3;
// Eight times the text in one piece takes as long as eight texts; eight times as long where each place is tried with each.
const MOST_TIMES_LONGER = 4;

function shortest(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < RUNS; time += 1) {
    const from = performance.now();
    run();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

/** How much longer one long text takes than as many characters in eight. The least of some tries: a machine may be busy. */
function timesLonger(read: (text: string) => void, text: (length: number) => string): number {
  const [long, short] = [text(CHARACTERS), text(CHARACTERS / TIMES)];
  let least = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < TRIES && least > MOST_TIMES_LONGER; tried += 1) {
    const inOne = shortest(() => read(long));
    const inEight = shortest(() => {
      for (let time = 0; time < TIMES; time += 1) read(short);
    });
    least = Math.min(least, inOne / inEight);
  }
  return least;
}

type Place = { field: SourceField; contract: SourceContract };

const fields: Place[] = sourceContracts.flatMap((contract) => contract.fields.map((field) => ({ field, contract })));
const oneOfEachType = [...new Map(fields.map((each) => [each.field.type, each])).values()];
const looked = fields.filter(({ field }) => field.elsewhere);
const oneOfEachLooked = [...new Map(looked.map((each) => [each.field.type, each])).values()];
const compiled = sourceContracts.map(compileContract);

const isMissing = compileMissing(['', '-', 'NULL']);

/** Reads a file of a source whose only row has the text in every cell. */
function inEveryCell(source: string): (text: string) => void {
  const contract = sourceContracts.find((each) => each.source === source);
  const names = contract?.fields.map(({ title }) => `"${title}"`) ?? [];
  return (text) => {
    const reader = createFileReader({ from: { source, feed: 'any', fileName: 'a.csv' }, areaLookup: new Map() });
    const row = names.map(() => `"${text.slice(0, 30_000)}"`).join(',');
    reader.push(new TextEncoder().encode([names.join(','), row, row, ''].join('\n')));
    reader.end();
  };
}

const READERS: Record<string, (text: string) => void> = {
  'the search for identifiers in free text': (text) => identifierInText(text),
  'the search for names of persons among column names': (text) => {
    for (const { identifierIn } of compiled) identifierIn(plainHeader(text), 'table');
  },
  'the search for periods': (text) => {
    periodLabels(text);
    yearInText(text);
    for (const kind of ['month', 'quarter', 'financial-year', 'any'] as const) periodInText(text, kind);
  },
  'the search for a value in a text': (text) => {
    for (const { field, contract } of oneOfEachLooked) valueInText(field, text, contract);
  },
  'the search in titles and names': (text) => {
    const titles = [[text.slice(0, 300), text], [text]];
    const place = { ...NOWHERE, titles, sheet: text, file: text, feed: text };
    for (const { field, contract } of oneOfEachLooked) takeElsewhere({ field, contract, place });
  },
  'the names of councils': (text) => findBoard(text),
  'the words of a report': (text) => {
    shownValue(text, 'open');
    shownValue(text, 'personal');
  },
  'the attributes of a workbook': (text) => attribute(text, 'r'),
  ...Object.fromEntries(
    oneOfEachType.map(({ field }) => [
      `cells of the type ${field.type}`,
      (text: string) => {
        const cell = compileCell(field, isMissing);
        if (cell.read(text) === undefined) cell.explain(text);
      },
    ]),
  ),
};

describe.each(Object.entries(READERS))('%s', (_name, read) => {
  test('takes time in proportion to the text, whatever stands in it', () => {
    const slow = Object.entries(HOSTILE)
      .map(([what, text]) => ({ what, times: timesLonger(read, text) }))
      .filter(({ times }) => times > MOST_TIMES_LONGER);
    expect(slow).toEqual([]);
  });
});

describe.each(sourceContracts.map(({ source }) => source))('a file of %s', (source) => {
  test('with a hostile text in every cell is read in the time of its length', () => {
    const read = inEveryCell(source);
    for (const text of Object.values(HOSTILE)) read(text(CHARACTERS));
  });
});
