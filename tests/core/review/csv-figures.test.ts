import { describe, expect, it } from 'vitest';
import { csvFigures } from '../../../functions/core/review/csv-figures.ts';
import { readPaper } from '../../../functions/core/review/read-paper.ts';

describe('a CSV file of figures', () => {
  it('may have one column for each period', () => {
    const figures = csvFigures('table,label,unit,Apr-25,May-25\nDemand,Home,count,5,6\nDemand,Total,count,5,7\n');
    expect(figures.map(({ row, column, words, numbers }) => [row, column, words.period, numbers.value?.value])).toEqual(
      [
        [2, 'Apr-25', 'Apr-25', 5],
        [2, 'May-25', 'May-25', 6],
        [3, 'Apr-25', 'Apr-25', 5],
        [3, 'May-25', 'May-25', 7],
      ],
    );
  });

  it('need not repeat the table, the heading, the board and the day of the paper', () => {
    const text = 'table;heading;label;value\nT1;Falls;a;1\n;;b;2\nT2;;c;3\n';
    expect(csvFigures(text).map(({ words }) => [words.table, words.heading])).toEqual([
      ['T1', 'Falls'],
      ['T1', 'Falls'],
      ['T2', ''],
    ]);
  });

  it('may have titles above its header, a byte order mark, and columns that mean nothing here', () => {
    const text = '\uFEFFFigures of the paper\r\n\r\nMeasure,Plan,Performance,Colour\r\nFalls,"2,124","2,054",green\r\n';
    const [figure] = csvFigures(text);
    expect([figure?.row, figure?.numbers.target?.value, figure?.numbers.actual?.value]).toEqual([4, 2124, 2054]);
  });

  it('takes the day of the paper and the board from whoever asks, where it does not say them', () => {
    const [figure] = csvFigures('label,value\nFalls,1\n', { paperDate: '2026-07-08', area: 'Coventry' });
    expect([figure?.words['paper date'], figure?.words.area]).toEqual(['2026-07-08', 'Coventry']);
  });

  it.each([
    ['a,b\n1,2\n', 'No row names the columns'],
    ['label,value\n"Falls,1\n', 'quotation mark'],
    ['{"schema":"bcf-report/1"}', 'no return.json'],
  ])('is refused with a reason where it is none: %j', (text, reason) => {
    expect(() => readPaper(text, {})).toThrow(reason);
  });
});
