import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileCell } from '../../../functions/core/intake/cells/compile-cell.ts';
import {
  everySourceContract,
  sourceContract,
  sourceContractOf,
  sourceContracts,
} from '../../../functions/core/intake/contracts.ts';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';

const EARLIER = new URL('../../../schemas/sources/earlier/', import.meta.url);

describe('the versions of contracts', () => {
  it('are each found by source and number, and no number is used twice', () => {
    const names = everySourceContract.map(({ source, version }) => `${source}.${version}`);
    expect(new Set(names).size).toBe(names.length);
    for (const contract of everySourceContract) {
      expect(sourceContractOf(contract.source, contract.version)).toBe(contract);
    }
    expect(sourceContractOf('plan', 9999)).toBeUndefined();
  });

  it.each(sourceContracts.map(({ source }) => source))(
    'of %s are kept back to the first, the newest reads new files',
    (source) => {
      const versions = everySourceContract
        .filter((contract) => contract.source === source)
        .map(({ version }) => version);
      const newest = Math.max(...versions);
      expect(sourceContract(source)?.version).toBe(newest);
      expect([...versions].sort((a, b) => a - b)).toEqual(Array.from({ length: newest }, (_, n) => n + 1));
    },
  );

  it('that are earlier are all registered, under a name that says which they are', () => {
    const files = readdirSync(EARLIER)
      .filter((name) => name.endsWith('.json'))
      .sort();
    const earlier = everySourceContract.filter((contract) => sourceContract(contract.source) !== contract);
    expect(files).toEqual(earlier.map(({ source, version }) => `${source}.${version}.json`).sort());
  });

  it('can all still be read by', () => {
    for (const { fields, layouts } of everySourceContract) {
      expect(layouts.length).toBeGreaterThan(0);
      for (const field of fields) expect(compileCell(field, () => false).read).toBeTypeOf('function');
    }
  });

  it('may be given for a file that was counted before, whatever its key names', () => {
    const plan = sourceContract('plan');
    if (!plan) throw new Error('There is no contract of plans');
    const ofItsDay = { ...plan, version: 77 };
    for (const source of ['plan', 'inbox']) {
      const from = { source, feed: 'bcf', fileName: 'plan.csv' };
      const reader = createFileReader({ from, areaLookup: new Map(), contract: ofItsDay });
      reader.push(
        new TextEncoder().encode('area,metric,period,value\nE08000026,discharge-delay-average-days,2025-26,1.1\n'),
      );
      const findings = reader.end();
      expect([findings.contract?.version, findings.recognisedBy]).toEqual([
        77,
        source === 'inbox' ? 'content' : 'prefix',
      ]);
    }
  });
});
