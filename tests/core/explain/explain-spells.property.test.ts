import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesOfList } from '../../../functions/core/counts/code-lists.ts';
import type { Clause } from '../../../functions/core/counts/measure-definition.ts';
import { spellMeasureGroups } from '../../../functions/core/counts/measures.ts';
import { countedFigures } from '../../../functions/core/explain/number-parts.ts';
import { cellsAsked, countsAsked, type FileQuestion } from '../../../functions/core/explain/question.ts';
import type { SourceRecord } from '../../../functions/core/intake/source-record.ts';
import { metricCatalogue } from '../../../functions/core/metrics/catalogue.ts';
import { countRecords, day, soundSpell } from '../counts/records-for-test.ts';
import { explainRecords, rowsOf } from './explain-for-test.ts';

const questions: FileQuestion[] = metricCatalogue
  .filter(({ sources }) => sources.some(({ source }) => source === 'sus-apc'))
  .flatMap((metric) =>
    metric.numerators.map((numerator) => ({
      unit: 'E08000026',
      periods: new Set(['2025-04', '2025-05']),
      within: new Set(['2025-04', '2025-05', '2025-06']),
      figures: countedFigures(metric, numerator),
    })),
  );

const admission = day('2025-04-02');
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const mostly = <T>(value: T, ...others: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, oneOf(...others));

const record: fc.Arbitrary<SourceRecord> = fc
  .record({
    spellId: oneOf('H1', 'H2', 'H3', 'H4', 'H5', 'H6'),
    providerCode: mostly('RKB', 'RWE'),
    episodeNumber: oneOf(null, 1, 2, 3),
    lastEpisode: oneOf(null, '1', '2'),
    extractDate: oneOf(null, 1, 2),
    stay: mostly<number | null>(7, null, 0, 1, 30, 60, 100),
    delay: mostly<number | null>(2, null, 0, 1, 5, 21),
    dischargeReadyDateInvalid: mostly<number | null>(null, 1),
    age: mostly(80, 10, 40, 64, 65, 69, 70, 91),
    admissionMethod: mostly('21', '11', '28', '81', '2B', '31'),
    patientClassification: mostly<string | null>('1', null, '2', '3', '5'),
    administrativeCategory: mostly<string | null>('01', null, '02'),
    dischargeMethod: mostly<string | null>('1', null, '4', '5'),
    dischargeDestination: mostly<string | null>('19', null, '51', '79', '54', '98'),
    sourceOfAdmission: mostly<string | null>('19', null, '51'),
    localAuthority: mostly<string | null>('E08000026', null, 'E10000028', 'W06000015', 'E09999999'),
    lsoa21: mostly<string | null>(null, 'E01009999'),
    treatmentFunction: mostly<string | null>('300', null, '501', '710'),
    diagnoses: mostly<string | null>('||S720 ,W190', null, '||I500', '||S720', '||J209 ,J449', '||E119 ||S720'),
    procedures: mostly<string | null>(null, '||K261', '||U201'),
  })
  .map(({ stay, delay, ...parts }) => {
    const dischargeDate = stay === null ? null : admission + stay;
    const ready = dischargeDate === null || delay === null || delay > (stay ?? 0) ? null : dischargeDate - delay;
    return { ...soundSpell(), ...parts, dischargeDate, dischargeReadyDate: ready };
  });

const droppable = ['treatmentFunction', 'patientClassification', 'dischargeReadyDate', 'diagnoses', 'procedures'];

/** The rows of one file: all have the same columns. */
const extract = fc
  .record({
    records: fc.array(record, { minLength: 1, maxLength: 30 }),
    dropped: fc.subarray(droppable, { maxLength: 2 }),
  })
  .map(({ records, dropped }) =>
    records.map((each) => Object.fromEntries(Object.entries(each).filter(([name]) => !dropped.includes(name)))),
  );

describe('whatever extract comes, for every metric that is counted from spells', () => {
  test('the reasons add up to the rows read', () => {
    fc.assert(
      fc.property(extract, oneOf(...questions), (records, question) => {
        const { counted, accepted } = explainRecords(records, question);
        const leftOut = Object.values(counted.notCounted).reduce((sum, rows) => sum + rows, 0);
        for (const { figure } of question.figures) expect(leftOut + rowsOf(accepted(figure))).toBe(records.length);
      }),
      { numRuns: 500 },
    );
  });

  test('the rows are left out for the reasons that the report of the file says, and the counts are those of the file', () => {
    fc.assert(
      fc.property(extract, oneOf(...questions), (records, question) => {
        const { counted } = explainRecords(records, question);
        const wanted = countRecords(records);
        expect([counted.accepted, counted.notCounted]).toEqual([wanted.accepted, wanted.notCounted]);
        const byPeriod = (cells: readonly { period: string }[]) =>
          [...cells].sort((a, b) => (a.period < b.period ? -1 : 1));
        expect(byPeriod(counted.cells)).toEqual(byPeriod(cellsAsked(wanted.cells, question)));
      }),
      { numRuns: 500 },
    );
  });

  test('where a figure counts spells, the rows counted are the count', () => {
    const ofSpells = questions.filter(({ figures }) =>
      [...countsAsked(figures)].every((name) => !name.startsWith('bed-days')),
    );
    fc.assert(
      fc.property(extract, oneOf(...ofSpells), (records, question) => {
        const { counted, accepted } = explainRecords(records, question);
        for (const { figure, add, subtract } of question.figures) {
          const of = (names: readonly string[]) =>
            counted.cells.reduce((sum, { counts }) => names.reduce((all, name) => all + (counts[name] ?? 0), sum), 0);
          const rows = accepted(figure).find(({ reason }) => reason === 'counted')?.rows;
          expect(rows).toBe(of(add) - of(subtract));
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** A rule read as it is written, without any of the code that counts. */
function fails({ operator, list, values, value, whenMissing, field }: Clause, spell: Record<string, unknown>): boolean {
  const found = spell[field] ?? null;
  if (found === null) return whenMissing !== 'passes';
  const codes = list ? codesOfList(list) : new Set(values);
  if (operator === 'in') return !codes.has(String(found));
  if (operator === 'not-in') return codes.has(String(found));
  return operator === 'at-least' ? Number(found) < (value ?? 0) : Number(found) > (value ?? 0);
}

describe('the reason of one spell', () => {
  const measures = spellMeasureGroups.flatMap(({ where, measures: own }) =>
    own.map(({ id, where: rules }) => ({ id, rules: [...where, ...rules] })),
  );
  const plain = measures.filter(({ rules }) => rules.every(({ operator }) => operator !== 'has-condition'));

  test('is the first rule that it fails in the order of the definition', () => {
    const inTime = record.filter(
      ({ dischargeDate }) => dischargeDate !== null && Number(dischargeDate) < day('2025-06-01'),
    );
    fc.assert(
      fc.property(inTime, oneOf(...plain), (each, { id, rules }) => {
        const spell: SourceRecord = { ...each, localAuthority: 'E08000026' };
        // Another row keeps the column of ready dates from being empty.
        const other = soundSpell({ spellId: 'other', localAuthority: 'W06000015' });
        const elsewhere = soundSpell({ spellId: 'elsewhere', localAuthority: 'E10000028' });
        const [discharge, ready] = [Number(spell.dischargeDate), spell.dischargeReadyDate ?? null];
        const delayDays = spell.dischargeReadyDateInvalid ? null : ready === null ? 0 : discharge - Number(ready);
        const first = rules.find((rule) =>
          fails(rule, { ...spell, delayDays, lengthOfStayDays: discharge - Number(spell.admissionDate) }),
        );
        const { accepted } = explainRecords([spell, other, elsewhere], {
          unit: 'E08000026',
          periods: new Set(['2025-04', '2025-05']),
          within: new Set(),
          figures: [{ figure: 'numerator', add: [id], subtract: [] }],
        });
        const told = accepted('numerator').filter(({ reason, rows }) => rows > 0 && reason !== 'other-area');
        expect(told.map(({ reason, detail }) => (reason === 'counted' ? undefined : detail))).toEqual([first?.rule]);
      }),
      { numRuns: 1000 },
    );
  });
});
