import type { ExtractLayout } from './extract-layout.ts';
import { earlierVersion } from './make-spell.ts';
import { between, type Random } from './random.ts';
import type { SyntheticSpell } from './synthetic-spell.ts';

const BLOCK_CHARACTERS = 65_536;

export type ExtractTextOptions = {
  layout: ExtractLayout;
  random: Random;
  /** The file ends after this many rows under the header, or after the last spell. */
  rows: number;
  /** Share of spells of which a row is there twice, the second time some spells later. */
  duplicateShare: number;
  /** Share of spells of which an earlier version is there as well, before or after the one that stands. */
  earlierShare: number;
  newline: '\n' | '\r\n';
  bom: boolean;
};

/** An extract as text blocks of about 64 kB. Holds one block and one row, however long the file. */
export function* extractText(spells: Iterable<SyntheticSpell>, options: ExtractTextOptions): Generator<string> {
  const { layout, newline } = options;
  let block = (options.bom ? '\uFEFF' : '') + layout.header + newline;
  let left = options.rows;
  for (const row of extractRows(spells, options)) {
    if (left <= 0) break;
    left -= 1;
    block += row + newline;
    if (block.length >= BLOCK_CHARACTERS) {
      yield block;
      block = '';
    }
  }
  if (block !== '') yield block;
}

function* extractRows(spells: Iterable<SyntheticSpell>, options: ExtractTextOptions): Generator<string> {
  const { layout, random } = options;
  let again = { row: '', after: 0 };
  for (const spell of spells) {
    const rows = rowsOfVersions(spell, options);
    for (const row of rows) yield row;
    if (again.row === '' && random() < options.duplicateShare) {
      again = { row: layout.rows(spell)[0] ?? '', after: between(random, 0, 40) };
    } else if (again.row !== '') {
      again.after -= 1;
    }
    if (again.row !== '' && again.after <= 0) {
      yield again.row;
      again = { row: '', after: 0 };
    }
  }
  if (again.row !== '') yield again.row;
}

function rowsOfVersions(spell: SyntheticSpell, { layout, random, earlierShare }: ExtractTextOptions): string[] {
  const standing = layout.rows(spell);
  if (random() >= earlierShare) return standing;
  const earlier = layout.rows(earlierVersion(spell));
  return random() < 0.7 ? [...earlier, ...standing] : [...standing, ...earlier];
}
