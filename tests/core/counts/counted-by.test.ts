import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../functions/core/counts/count-source.ts';
import { contractOfItsDay, countedBy, sinceThen } from '../../../functions/core/counts/counted-by.ts';
import { everySourceContract, sourceContract } from '../../../functions/core/intake/contracts.ts';

describe('by what a file was counted', () => {
  it.each(everySourceContract.map((contract) => [`${contract.source}/${contract.version}`, contract] as const))(
    'is told by what is kept of it: %s',
    (_name, contract) => {
      const fingerprint = fingerprintOf(contract, 's-1.abc+s-2.def');
      expect(countedBy(fingerprint)).toMatchObject({ source: contract.source, version: contract.version });
      expect(contractOfItsDay(fingerprint)).toBe(contract);
    },
  );

  it('names the rules and the lookups of an extract, because both decide where its spells count', () => {
    expect(countedBy('sus-apc/1 rules/falls@1,emergencies@2 lookup/s-1.abc+s-2.def')).toEqual({
      source: 'sus-apc',
      version: 1,
      rules: ['falls@1', 'emergencies@2'],
      areaLookupId: 's-1.abc+s-2.def',
    });
    expect(countedBy('finance/1 rules/spend@2')).toMatchObject({ rules: ['spend@2'], areaLookupId: null });
    expect(countedBy('plan/3')).toEqual({ source: 'plan', version: 3, rules: [], areaLookupId: null });
  });

  it('may be a contract or a rule that is kept no longer, or not yet all the rules of today', () => {
    expect(contractOfItsDay('plan/9999')).toBeUndefined();
    expect(sinceThen('plan/9999')).toEqual({ gone: ['contract plan/9999'], hasNewRules: false });
    expect(sinceThen('plan/1')).toEqual({ gone: [], hasNewRules: false });
    const susApc = sourceContract('sus-apc');
    const [first = ''] = susApc ? countedBy(fingerprintOf(susApc, '-')).rules : [];
    expect(sinceThen(`sus-apc/1 rules/${first} lookup/-`)).toEqual({ gone: [], hasNewRules: true });
    expect(sinceThen('sus-apc/1 rules/never@1 lookup/-').gone).toEqual(['rule never@1']);
  });

  it('is not guessed from another text', () => {
    expect(() => countedBy('something else')).toThrow('does not say by what');
  });
});
