import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifiableName, shownKey } from '../../../functions/core/submissions/shown-key.ts';

describe('the key of a file', () => {
  it.each([
    ['plan/bcf/9434765919.csv', 'plan/bcf/withheld.csv'],
    ['plan/bcf/Petra Planted/943_476_5919.csv.gz', 'plan/bcf/withheld.csv.gz'],
    ['plan/bcf/CV1 5RR/Petra Planted.xlsx', 'plan/bcf/withheld.xlsx'],
    ['plan/9434765919/april.csv', 'plan/withheld/april.csv'],
    ['9434765919', 'withheld'],
    ['patients-9434765919/april.csv', 'withheld/april.csv'],
    ['plan/bcf/9434765919', 'plan/bcf/withheld'],
  ])('%s is shown as %s, and the file is refused', (key, shown) => {
    expect(shownKey(key)).toBe(shown);
    const refusal = identifiableName(key);
    expect(refusal).toMatchObject({ code: 'identifiable-data', level: 'file', found: null });
    expect(JSON.stringify(refusal)).not.toMatch(/943|Petra|CV1/);
  });

  it('that says nothing of who a person is is shown as it is', () => {
    const name = fc.stringMatching(/^[a-z]{1,12}-20(1|2)\d-(0|1)\d$/);
    fc.assert(
      fc.property(name, name, (feed, file) => {
        const key = `plan/${feed}/${file}.csv`;
        expect([shownKey(key), identifiableName(key)]).toEqual([key, null]);
      }),
    );
  });

  it('says no more of who a person is once it is shown', () => {
    const part = fc.constantFrom('a', '9434765919', 'CV1 5RR', '943-476', '-5919', '.csv', 'April 2025');
    const key = fc.array(
      fc.array(part, { maxLength: 3 }).map((parts) => parts.join(' ')),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(key, (parts) => {
        expect(identifiableName(shownKey(parts.join('/')))).toBeNull();
      }),
    );
  });
});
