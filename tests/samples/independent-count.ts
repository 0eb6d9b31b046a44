import type { ExtractRow } from './extract-rows.ts';

/** The spells that stand: sound rows only, the last episode of each spell, the latest version of each. */
export function standingSpells(rows: readonly ExtractRow[]): ExtractRow[] {
  const spells = new Map<string, ExtractRow>();
  for (const row of rows) {
    if (!row.last || isFaulty(row)) continue;
    const known = spells.get(row.key);
    if (known === undefined || row.extracted >= known.extracted) spells.set(row.key, row);
  }
  return [...spells.values()];
}

/** A row that no reader can use: a day that is not in the calendar, an end before the start, no number for an age. */
export function isFaulty(row: ExtractRow): boolean {
  if (row.admitted === 'bad' || row.discharged === 'bad') return true;
  if (row.discharged !== '' && row.discharged < row.admitted) return true;
  return !/^\d+$/.test(row.age) || row.method === 'ZZ';
}

const nonElective = new Set('21 22 23 24 25 28 2A 2B 2C 2D 31 32 81 82 83 84 89'.split(' '));
const notSpecificAcute = new Set(
  (
    '199 223 290 291 331 344 345 346 360 424 499 501 504 560 700 710 711 712 713 715 730 840 920 ' +
    '650 651 652 653 654 655 656 657 658 659 660 661 662 720 721 722 723 724 725 726 727'
  )
    .split(' ')
    .concat(''),
);

/**
 * True for a spell that NHS England's planning definition counts as a non-elective admission of somebody aged 65 or
 * over: written here from the definition, apart from the product.
 */
export function isPlanningAdmission65Plus(spell: ExtractRow): boolean {
  const age = Number(spell.age);
  return (
    spell.discharged > spell.admitted &&
    nonElective.has(spell.method) &&
    !notSpecificAcute.has(spell.treatment) &&
    spell.classification === '1' &&
    spell.category !== '02' &&
    age >= 65 &&
    age < 7000
  );
}

/** Counts by `board month`, the month being that of the discharge. `boardOf` says where a residence code lies. */
export function admissionsByBoardAndMonth(
  rows: readonly ExtractRow[],
  boardOf: (code: string) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const spell of standingSpells(rows)) {
    if (!isPlanningAdmission65Plus(spell)) continue;
    const cell = `${boardOf(spell.residence)} ${spell.discharged.slice(0, 7)}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}
