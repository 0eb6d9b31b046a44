import { createResidenceResolver, type Residence } from '../areas/residence.ts';
import { reportIfRoom } from '../checks/report-if-room.ts';
import type { SourceRecord } from '../intake/source-record.ts';
import { monthOfDay } from '../periods/period.ts';
import { type CounterContext, numberOf, textOf } from './counter.ts';
import type { Filled } from './lost-measures.ts';
import type { CompiledMeasures } from './measures.ts';
import { createNumbering } from './numbering.ts';
import { emptySpell, fillSpell } from './read-spell.ts';
import type { Spell } from './spell.ts';
import {
  createSpellFold,
  episodeRank,
  newSpellEntry,
  openingRank,
  type SpellFold,
  type Standing,
  standingNumber,
} from './spell-fold.ts';
import { INPUT_MISSING, inputMissingIssue } from './spell-issues.ts';
import type { SpellEntry } from './spell-table.ts';

const STANDING_OF: Record<Exclude<Residence['kind'], 'board'>, Standing> = {
  'outside-england': 'residence-outside-england',
  blank: 'residence-not-given',
  unknown: 'residence-unknown',
  'lookup-needed': 'residence-needs-area-lookup',
};

/** What is remembered of a spell beside where and when it is: 32 bits of the spell, 8 of its first episode. */
export type SpellMarks = {
  ofSpell(spell: Spell): number;
  ofEpisode(admissionMethod: string, diagnoses: string | null, procedures: string | null): number;
};

/** The rows of one file, folded to spells. */
export type SpellRows = {
  add(record: SourceRecord, row: number): void;
  /** Every spell once; one that is in no area and month has neither. The entry is used again for each. */
  forEach: SpellFold['forEach'];
  totals: SpellFold['rowTotals'];
  /** The units and the months by the numbers that entries have for them. */
  units(): string[];
  months(): string[];
  filled: Readonly<Filled>;
  /** Whether another area lookup could place some of the rows elsewhere. */
  dependsOnAreaLookup(): boolean;
};

/** Twenty years. */
const MOST_DAYS = 7_500;

const isLastEpisode = ({ lastEpisode }: SourceRecord): boolean => (lastEpisode ?? null) === null || lastEpisode === '1';

function clear(entry: SpellEntry): void {
  entry.unit = -1;
  entry.month = -1;
  entry.measures = 0;
  entry.delayDays = 0;
  entry.openRows = 0;
  entry.age = 0;
}

/**
 * Folds rows to spells by board of residence and month of discharge, with the marks that are asked for. Rows need not
 * be in any order.
 */
export function createSpellRows(
  context: CounterContext,
  { inputMissing }: Pick<CompiledMeasures, 'inputMissing'>,
  marks: SpellMarks,
): SpellRows {
  const { headerOf, areaLookup } = context;
  const resolve = createResidenceResolver(areaLookup);
  const resolveWithoutLookup = areaLookup.size > 0 ? createResidenceResolver(new Map()) : null;
  const fold = createSpellFold();
  const units = createNumbering();
  const months = createNumbering();
  const monthOf = new Map<number, number>();
  const spell = emptySpell();
  const entry = newSpellEntry();
  const filled: Filled = { readyDates: false, diagnoses: false };
  let dependsOnAreaLookup = false;

  const monthNumber = (day: number): number => {
    const known = monthOf.get(day);
    if (known !== undefined) return known;
    const number = months.of(monthOfDay(day));
    if (monthOf.size < MOST_DAYS) monthOf.set(day, number);
    return number;
  };

  const judge = (record: SourceRecord, row: number): Standing => {
    if (numberOf(record.dischargeDate ?? null) === null) return 'spell-not-ended';
    const localAuthority = textOf(record.localAuthority ?? null);
    const lsoa21 = textOf(record.lsoa21 ?? null);
    const lsoa11 = textOf(record.lsoa11 ?? null);
    const residence = resolve(localAuthority, lsoa21, lsoa11);
    if (!dependsOnAreaLookup) {
      const without = resolveWithoutLookup ? resolveWithoutLookup(localAuthority, lsoa21, lsoa11) : residence;
      dependsOnAreaLookup = without.kind === 'lookup-needed';
    }
    if (residence.kind !== 'board') return STANDING_OF[residence.kind];
    fillSpell(spell, record);
    filled.readyDates ||= spell.dischargeReadyDate !== null;
    entry.unit = units.of(residence.code);
    entry.month = monthNumber(spell.dischargeDate);
    entry.delayDays = spell.delayDays ?? 0;
    entry.age = spell.age;
    entry.measures = marks.ofSpell(spell);
    const missing = isLastEpisode(record) ? inputMissing(spell) : null;
    if (missing) {
      const column = headerOf.get(missing) ?? missing;
      reportIfRoom(context, { ...INPUT_MISSING, column }, () => inputMissingIssue(row, column));
    }
    return 'accepted';
  };

  return {
    add: (record, row) => {
      clear(entry);
      const diagnoses = textOf(record.diagnoses ?? null);
      filled.diagnoses ||= diagnoses !== null;
      entry.conditions = marks.ofEpisode(
        record.admissionMethod as string,
        diagnoses,
        textOf(record.procedures ?? null),
      );
      entry.standing = standingNumber[judge(record, row)];
      entry.episode = episodeRank(numberOf(record.episodeNumber ?? null) ?? 0, record.lastEpisode === '1');
      entry.version = numberOf(record.extractDate ?? null) ?? numberOf(record.submissionDate ?? null) ?? 0;
      entry.opening = openingRank(entry.episode);
      entry.openingVersion = entry.version;
      fold.add(textOf(record.providerCode ?? null) ?? '', textOf(record.spellId ?? null) ?? '', entry);
    },
    forEach: fold.forEach,
    totals: fold.rowTotals,
    units: units.texts,
    months: months.texts,
    filled,
    dependsOnAreaLookup: () => dependsOnAreaLookup,
  };
}
