import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { INBOX } from '../../../functions/core/submissions/file-reader.ts';
import type { CellContent } from '../../../functions/core/template/cell-xml.ts';
import { templateMapFor } from '../../../functions/core/template/template-maps.ts';
import { checkTemplate } from '../../../functions/edges/spreadsheets/check-template.ts';
import { readTemplate } from '../../../functions/edges/spreadsheets/read-template.ts';
import { writeTemplate } from '../../../functions/edges/spreadsheets/write-template.ts';
import { zipEntries } from '../../../functions/edges/spreadsheets/zip-directory.ts';
import { partsOfWorkbook, rowsXml } from '../../../samples/hostile/workbook-parts.ts';
import { type ZipPart, zipArchive } from '../../../samples/hostile/zip-archive.ts';
import { blankTemplate, mapForTest } from '../../edges/spreadsheets/blank-template.ts';
import { officialTemplate } from '../../end-to-end/official-template.ts';
import { note } from '../figures.ts';
import { anywhere, type Change, someChanges } from './changes.ts';
import { editBytes, editText } from './edit-text.ts';
import { fuzz } from './fuzz.ts';
import { watchReaders } from './reached.ts';
import { expectAccount, readAny } from './read-any.ts';
import { shapes, workbooks } from './shapes.ts';

type Parts = readonly { name: string; text: string }[];

const partsOf = (bytes: Uint8Array): Parts =>
  zipEntries(bytes).map(({ name, method, packed }) => ({
    name,
    text: Buffer.from(method === 'stored' ? packed : inflateRawSync(packed)).toString('latin1'),
  }));

/** Marks, numbers and texts of a workbook in place of others. */
const XML_BITS: readonly string[] = [
  '<c',
  '</c>',
  '<row r="0">',
  '<row r="1048577"/>',
  '<c r="XFE1">',
  '<c r="A1" t="s"><v>999999</v></c>',
  '<c r="B2" t="e"><v>#REF!</v></c>',
  '<c r="C3" t="d"><v>2025-04-01</v></c>',
  '<c r="D4" t="b"><v>2</v></c>',
  '<c r="E5"><v>1E400</v></c>',
  '<c r="F6"><f>A1</f></c>',
  '<f t="shared" si="0"/>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<sheet name="x" sheetId="1" r:id="rId99"/>',
  '<definedName name="x">#REF!</definedName>',
  '<is><t>',
  '<si><r><t>a</t></r></si>',
  '<!-- -->',
  '<![CDATA[<c>]]>',
  '<?x ?>',
  '<!DOCTYPE x>',
  '&#0;',
  '&#x110000;',
  '&bogus;',
  '_x0000_',
  ' t="s"',
  ' r="',
  '"',
  '>',
  '<',
  '/>',
  'xmlns:x="y"',
  '\ufeff',
  '\0',
];

type PartChange = Change & { part: number; bit: number };
const partChanges: fc.Arbitrary<PartChange[]> = fc.array(
  fc
    .tuple(someChanges, anywhere, fc.nat(XML_BITS.length - 1))
    .map(([[change], part, bit]) => ({ how: 0, at: 0.5, to: 0.5, size: 1, text: '', ...change, part, bit })),
  { maxLength: 4 },
);

/** The parts of an archive, of which some hold something else, are missing, there twice or called otherwise. */
function editParts(parts: Parts, changes: readonly PartChange[]): Parts {
  return changes.reduce((now, change) => {
    const at = Math.floor(change.part * now.length);
    const part = now[at];
    if (!part) return now;
    const ways: readonly (() => Parts)[] = [
      () => now.toSpliced(at, 1),
      () => now.concat(part),
      () => now.with(at, { ...part, name: editText(part.name, [change]) }),
      () => now.with(at, { ...part, text: now[Math.floor(change.to * now.length)]?.text ?? '' }),
      () => now.toReversed(),
    ];
    const way = change.how % 12;
    if (way < ways.length) return ways[way]?.() ?? now;
    const place = Math.floor(change.at * part.text.length);
    const bit = Buffer.from(XML_BITS[change.bit] ?? '').toString('latin1');
    const text =
      way < 9
        ? part.text.slice(0, place) + bit + part.text.slice(place + (change.size % 9))
        : editText(part.text, [change]);
    return now.with(at, { ...part, text });
  }, parts);
}

const archiveOf = (parts: Parts): Uint8Array =>
  zipArchive(parts.map(({ name, text }): ZipPart => ({ name, content: Buffer.from(text, 'latin1') })));

const tables = shapes.map(({ source, feed, rows }) => ({
  source,
  feed,
  bytes: zipArchive(
    partsOfWorkbook({ sheets: [{ name: 'Table', data: rowsXml(rows) }, { data: rowsXml(rows.slice(0, 3)) }] }),
  ),
}));
const ofSample = workbooks.map(({ key, bytes }) => ({
  source: key.split('/')[0] ?? '',
  feed: key.split('/')[1] ?? '',
  bytes,
}));
const book = fc.constantFrom(...tables, ...ofSample).map((each) => ({ ...each, parts: partsOf(each.bytes) }));
const source = fc.option(fc.constantFrom(INBOX, ...sourceContracts.map((contract) => contract.source)), { freq: 5 });

const readers = watchReaders('workbooks');

describe('a workbook that was sent is read, or it is said why not, whatever happened to', () => {
  test('its parts and what stands in them', async () => {
    const tried = await fuzz(
      fc.record({ book, source, changes: partChanges }),
      { runs: [300, 30_000], seconds: [6, 25] },
      async (input) => {
        const bytes = archiveOf(editParts(input.book.parts, input.changes));
        const from = { source: input.source ?? input.book.source, feed: input.book.feed };
        expectAccount(await readAny({ ...from, fileName: 'a.xlsx', bytes }));
      },
    );
    note({ promise: 'inputs fuzzed', what: 'workbooks with changed parts', tried });
  });

  test('the bytes of its archive', async () => {
    const tried = await fuzz(
      fc.record({ book, changes: someChanges }),
      { runs: [250, 20_000], seconds: [3, 15] },
      async (input) => {
        const bytes = editBytes(input.book.bytes, input.changes);
        expectAccount(await readAny({ source: input.book.source, feed: input.book.feed, fileName: 'a.xlsx', bytes }));
      },
    );
    note({ promise: 'inputs fuzzed', what: 'workbooks with changed bytes', tried });
  });
});

describe('an official template', () => {
  const nothing = { text: '' };
  const own = mapForTest(
    [
      ...['C8', 'C10', 'C16', 'E25', 'H18'].map((cell) => ({ sheet: '2. Cover', cell, value: nothing })),
      ...['C10', 'D10', 'C12', 'E10'].map((cell) => ({ sheet: '4. Metrics', cell, value: nothing })),
      { name: 'SignOffDate', value: nothing },
    ],
    { recalculate: 'when-opened' },
  );
  const official = templateMapFor('2025-26-Q1');
  if (!official) throw new Error('There is no map of the official template');
  const templates = [
    { map: own, bytes: blankTemplate('plain') },
    { map: own, bytes: blankTemplate('with charts and comments') },
    { map: own, bytes: blankTemplate('with links to other workbooks') },
    { map: official, bytes: officialTemplate() },
  ].map((each) => ({ ...each, parts: partsOf(each.bytes) }));
  const content: fc.Arbitrary<CellContent | null> = fc.oneof(
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number): CellContent => ({ kind: 'number', number })),
    fc.integer({ min: -40_000, max: 60_000 }).map((days): CellContent => ({ kind: 'date', days })),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text): CellContent => ({ kind: 'text', text })),
  );

  test('that is taken can be filled in with anything, and what is filled in is a workbook again', async () => {
    const inputs = fc.record({
      template: fc.constantFrom(...templates),
      changes: partChanges,
      contents: fc.array(content, { minLength: 12, maxLength: 12 }),
    });
    let filled = 0;
    const tried = await fuzz(
      inputs,
      { runs: [200, 20_000], seconds: [6, 25] },
      async ({ template, changes, contents }) => {
        const bytes = archiveOf(editParts(template.parts, changes));
        const issues = await checkTemplate(bytes, template.map);
        for (const { fix, level } of issues)
          expect([fix.length > 10, ['file', 'warning'].includes(level)]).toEqual([true, true]);
        if (issues.some(({ level }) => level === 'file')) return;
        const opened = await readTemplate(bytes);
        if (!opened.template) throw new Error('What was taken cannot be opened');
        const given = template.map.cells.map((_, n) => contents[n % contents.length] ?? null);
        const written = writeTemplate(opened.template, template.map, given);
        expect(written.findings).toHaveLength(template.map.cells.length);
        expect((await readTemplate(written.bytes)).fault).toBeNull();
        filled += 1;
      },
    );
    expect(filled).toBeGreaterThan(tried / 20);
    note({ promise: 'inputs fuzzed', what: 'official templates with changed parts, checked and filled in', tried });
  });
});

readers.expectReached();
