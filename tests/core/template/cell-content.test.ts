import { describe, expect, it } from 'vitest';
import type { ReturnDocument } from '../../../functions/core/returns/return-document.ts';
import { cellContents } from '../../../functions/core/template/cell-content.ts';
import type { MapEntry, MapValue } from '../../../functions/core/template/template-map.ts';
import { valuesCsv } from '../../../functions/core/template/values-csv.ts';
import { mapForTest } from '../../edges/spreadsheets/blank-template.ts';
import { coventryRevision } from '../returns/coventry-revision.ts';

const EMERGENCIES = 'emergency-admissions-65-plus';

const document: ReturnDocument = {
  ...coventryRevision(),
  income: {
    toQuarter: null,
    sources: [{ fundingSource: 'dfg', planned: 4_181_686, updated: null, actual: 1_045_421.5 }],
  },
  answers: [
    { sheet: 'Cover', question: 'Completed by:', answer: 'A. Analyst' },
    { sheet: 'Cover', question: 'Contact number', answer: '02476 000000' },
    { sheet: 'Cover', question: 'Expected sign-off date', answer: 'Wed 26/07/2026' },
  ],
};

function contentOf(value: MapValue, entry: Partial<MapEntry> = {}) {
  const [found] = cellContents(mapForTest([{ value, ...entry }]), document, []);
  return found?.content ?? found?.lack.code;
}

const metric = (part: Extract<MapValue, { metric: string }>['part'], period = 'quarter'): MapValue => ({
  metric: EMERGENCIES,
  period,
  part,
});
const cover = (row: string): MapValue => ({ entry: { block: 'contacts', row, column: 'answer' } });
const shown = document.metrics.find((one) => one.metric === EMERGENCIES && one.period === '2025-26-Q1');

describe('what a return says for a cell of the official template', () => {
  it('is a number of a metric, as it is or as it is shown', () => {
    expect(contentOf(metric('value'))).toEqual({ kind: 'number', number: shown?.value });
    expect(contentOf(metric('display'))).toEqual({ kind: 'text', text: shown?.display });
    expect(contentOf(metric('rounded'))).toEqual({ kind: 'number', number: Number(shown?.display?.replace(',', '')) });
    expect(contentOf(metric('numerator'))).toEqual({ kind: 'number', number: shown?.numerator });
    expect(contentOf(metric('value', 'Mar'))).toBe('no-value');
  });

  it('is divided where the template wants a share of 1, without a digit too many', () => {
    expect(contentOf({ text: '82.6' }, { as: 'number', divideBy: 100 })).toEqual({ kind: 'number', number: 0.826 });
  });

  it('is an assessment in the words of the layout, or of the map', () => {
    const { assessment } = shown ?? { assessment: 'met' };
    const own = contentOf(metric('assessment'), { words: { [assessment]: 'Our words' } });
    expect([own, contentOf(metric('assessment'))]).toEqual([
      expect.objectContaining({ kind: 'text' }),
      expect.objectContaining({ kind: 'text' }),
    ]);
    expect(contentOf(metric('assessment'))).not.toEqual({ kind: 'text', text: assessment });
  });

  it('is an answer, a date where its question asks for one, and a text where the map says so', () => {
    expect(contentOf(cover('completed-by'))).toEqual({ kind: 'text', text: 'A. Analyst' });
    expect(contentOf(cover('sign-off-date'))).toEqual({ kind: 'date', days: 20_660 });
    expect(contentOf(cover('phone'), { as: 'text' })).toEqual({ kind: 'text', text: '02476 000000' });
    expect(contentOf(cover('email'))).toBe('no-value');
    expect(contentOf(cover('completed-by'), { as: 'date' })).toBe('not-a-date');
    expect(contentOf(cover('completed-by'), { as: 'number' })).toBe('not-a-number');
  });

  it('is an amount, by its place in the layout or by the name of its measure', () => {
    expect(contentOf({ entry: { block: 'income', row: 'dfg', column: 'planned' } })).toEqual({
      kind: 'number',
      number: 4_181_686,
    });
    expect(contentOf({ finance: 'income.dfg.actual' })).toEqual({ kind: 'number', number: 1_045_421.5 });
    expect(contentOf({ finance: 'income.ibcf.actual' })).toBe('no-value');
    expect(contentOf({ finance: 'spend.adult-social-care.planned' })).toBe('no-value');
  });

  it('is the name or the code of the area', () => {
    expect([contentOf({ area: 'name' }), contentOf({ area: 'code' })]).toEqual([
      { kind: 'text', text: 'Coventry' },
      { kind: 'text', text: 'E08000026' },
    ]);
  });
});

describe('values-in-template-order.csv', () => {
  it('has a line for each cell of the map, dates as people write them, and says what stands in the way', () => {
    const map = mapForTest([
      { sheet: '2. Cover', cell: 'C8', label: 'Board', value: { area: 'name' } },
      { sheet: '2. Cover', cell: 'C18', label: 'When', value: cover('sign-off-date') },
      { name: 'Email', label: 'E-mail', value: cover('email') },
      { sheet: '4. Metrics', cell: 'C10', label: 'Rate', value: { text: '=1+1' } },
      { sheet: '4. Metrics', cell: 'C11', label: 'Number', value: { text: 'many' }, as: 'number' },
    ]);
    const said = cellContents(map, document, []);
    const lines = map.cells.map((entry, index) => ({
      entry,
      content: said[index]?.content ?? null,
      remark: said[index]?.lack ?? null,
    }));
    expect(valuesCsv(lines).split('\r\n')).toEqual([
      '\ufeffsheet,cell,label,value,remark',
      '2. Cover,C8,Board,Coventry,',
      '2. Cover,C18,When,26/07/2026,',
      ',Email,E-mail,,',
      "4. Metrics,C10,Rate,'=1+1,",
      '4. Metrics,C11,Number,,"not-a-number: ""many"". Write the number in digits."',
      '',
    ]);
  });
});
