import { createResidenceResolver, type Residence } from '../areas/residence.ts';
import type { SourceRecord } from '../intake/read-source.ts';
import { monthOfDay } from '../periods/period.ts';
import type { NotCountedReason } from '../submissions/report.ts';
import { createCellSums } from './cell-sums.ts';
import { type Counted, type Counter, type CounterContext, numberOf, textOf } from './counter.ts';
import { createFingerprinter } from './fingerprint.ts';
import { type CompiledMeasure, compileSpellMeasures } from './measures.ts';
import { emptySpell, fillSpell } from './read-spell.ts';
import { inputMissingIssue, noReadyDates, repeatedSpells, residenceIssue, ruleNotApplied } from './spell-issues.ts';
import { type SpellEntry, SpellTable } from './spell-table.ts';

const ACCEPTED = 0;
const DUPLICATE = 1;
const NOT_ENDED = 2;
const STANDINGS: (NotCountedReason | 'accepted')[] = [
  'accepted',
  'duplicate',
  'spell-not-ended',
  'residence-outside-england',
  'residence-not-given',
  'residence-unknown',
  'residence-needs-area-lookup',
];

const RESIDENCE_STANDING: Record<Exclude<Residence['kind'], 'board'>, number> = {
  'outside-england': 3,
  blank: 4,
  unknown: 5,
  'lookup-needed': 6,
};

/** Ranks the last episode above all others, then by its number. */
const LAST_EPISODE = 1_000_000;

const newEntry = (): SpellEntry => ({
  unit: -1,
  month: -1,
  measures: 0,
  delayDays: 0,
  episode: 0,
  version: 0,
  standing: ACCEPTED,
  openRows: 0,
});

/** Numbers texts in the order in which they come. */
function createNumbering() {
  const numbers = new Map<string, number>();
  return {
    of: (text: string): number => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    texts: () => [...numbers.keys()],
  };
}

/** Whether the row that came later speaks for the spell: a later episode, or a later version of the same one. */
function speaksFor(incoming: SpellEntry, standing: SpellEntry): boolean {
  if (incoming.episode !== standing.episode) return incoming.episode > standing.episode;
  return incoming.version >= standing.version;
}

/**
 * Folds rows to spells and counts every measure by board of residence and month of discharge. A spell counts once:
 * by its last episode, in the version extracted or submitted last. Rows need not be in any order.
 */
export function countSpells(context: CounterContext): Counter {
  const { measures, readyDateMeasures, notApplied, inputMissing, bitsOf } = compileSpellMeasures(context.columns);
  for (const rule of notApplied) context.report(ruleNotApplied(rule));
  const resolve = createResidenceResolver(context.areaLookup);
  const fingerprint = createFingerprinter();
  const table = new SpellTable();
  const units = createNumbering();
  const months = createNumbering();
  const rowsByStanding = STANDINGS.map(() => 0);
  const spell = emptySpell();
  const incoming = newEntry();
  const standing = newEntry();
  let readyDates = 0;

  const judge = (record: SourceRecord, row: number): void => {
    incoming.unit = -1;
    incoming.month = -1;
    incoming.measures = 0;
    incoming.delayDays = 0;
    incoming.openRows = 0;
    if (numberOf(record.dischargeDate ?? null) === null) {
      incoming.standing = NOT_ENDED;
      return;
    }
    const residence = resolve(
      textOf(record.localAuthority ?? null),
      textOf(record.lsoa21 ?? null),
      textOf(record.lsoa11 ?? null),
    );
    if (residence.kind !== 'board') {
      incoming.standing = RESIDENCE_STANDING[residence.kind];
      return;
    }
    fillSpell(spell, record);
    if (spell.dischargeReadyDate !== null) readyDates += 1;
    incoming.standing = ACCEPTED;
    incoming.unit = units.of(residence.code);
    incoming.month = months.of(monthOfDay(spell.dischargeDate));
    incoming.delayDays = spell.delayDays ?? 0;
    incoming.measures = bitsOf(spell);
    const isLastEpisode = (record.lastEpisode ?? null) === null || record.lastEpisode === '1';
    const missing = isLastEpisode ? inputMissing(spell) : null;
    if (missing) context.report(inputMissingIssue(row, missing));
  };

  const move = (from: number, to: number, rows: number) => {
    rowsByStanding[from] = (rowsByStanding[from] ?? 0) - rows;
    rowsByStanding[to] = (rowsByStanding[to] ?? 0) + rows;
  };

  return {
    add: (record, row) => {
      judge(record, row);
      const last = record.lastEpisode === '1' ? LAST_EPISODE : 0;
      incoming.episode = last + (numberOf(record.episodeNumber ?? null) ?? 0);
      incoming.version = numberOf(record.extractDate ?? null) ?? numberOf(record.submissionDate ?? null) ?? 0;
      rowsByStanding[incoming.standing] = (rowsByStanding[incoming.standing] ?? 0) + 1;
      const key = fingerprint(textOf(record.providerCode ?? null) ?? '', textOf(record.spellId ?? null) ?? '');
      const position = table.find(key);
      if (position < 0) {
        table.add(key, incoming);
        return;
      }
      table.read(position, standing);
      const isRepeat = incoming.episode === standing.episode;
      const winner = speaksFor(incoming, standing) ? incoming : standing;
      const loser = winner === incoming ? standing : incoming;
      if (isRepeat) move(loser.standing, DUPLICATE, 1);
      winner.openRows = standing.openRows + (!isRepeat && loser.standing === NOT_ENDED ? 1 : 0);
      table.set(position, winner);
    },
    finish: () => {
      const counted = readyDates > 0 ? measures : measures.filter(({ id }) => !readyDateMeasures.has(id));
      const usable = new Set(counted.map(({ id }) => id));
      if (counted.length < measures.length) context.report(noReadyDates());
      for (let position = 0; position < table.size; position += 1) {
        table.read(position, standing);
        if (standing.standing !== NOT_ENDED) move(NOT_ENDED, ACCEPTED, standing.openRows);
      }
      const totals = rowTotals(rowsByStanding);
      if (totals.notCounted.duplicate) context.report(repeatedSpells(totals.notCounted.duplicate));
      for (const reason of ['residence-unknown', 'residence-needs-area-lookup'] as const) {
        const rows = totals.notCounted[reason];
        if (rows) context.report(residenceIssue(rows, reason));
      }
      const sums = createCellSums();
      const [unitCodes, monthTexts] = [units.texts(), months.texts()];
      for (let position = 0; position < table.size; position += 1) {
        table.read(position, standing);
        const unit = unitCodes[standing.unit];
        const month = monthTexts[standing.month];
        if (unit === undefined || month === undefined) continue;
        const cell = sums.cell(unit, month);
        cell.rows += 1;
        for (let bit = 0; bit < measures.length; bit += 1) {
          const measure = measures[bit] as CompiledMeasure;
          if (!usable.has(measure.id)) continue;
          const counts = (standing.measures & (1 << bit)) !== 0;
          const by = !counts ? 0 : measure.sum ? standing.delayDays : 1;
          cell.counts[measure.id] = (cell.counts[measure.id] ?? 0) + by;
        }
      }
      return {
        cells: sums.cells(),
        slots: sums.slotsByPeriod(),
        ...totals,
        rejected: 0,
        areaLookup: null,
      };
    },
  };
}

function rowTotals(rowsByStanding: readonly number[]): Pick<Counted, 'accepted' | 'notCounted'> {
  const notCounted: Counted['notCounted'] = {};
  STANDINGS.forEach((standing, index) => {
    const rows = rowsByStanding[index] ?? 0;
    if (standing !== 'accepted' && rows > 0) notCounted[standing] = rows;
  });
  return { accepted: rowsByStanding[ACCEPTED] ?? 0, notCounted };
}
