import { describe, expect, it } from 'vitest';
import { isColumnRequired } from '../../../functions/core/intake/bind-layout.ts';
import { compileCell } from '../../../functions/core/intake/cells/compile-cell.ts';
import { compileContract, plainNamesOf } from '../../../functions/core/intake/compile-contract.ts';
import { sourceContract, sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { headerPattern, plainHeader } from '../../../functions/core/intake/header-text.ts';
import { editDistance, nearestHeader } from '../../../functions/core/intake/nearest-header.ts';

describe.each(sourceContracts.map((contract) => [contract.source, contract] as const))(
  'the contract of %s',
  (source, contract) => {
    const names = contract.fields.map(({ name }) => name);

    it('is found by its name, has a version and says where it is from', () => {
      expect(sourceContract(source)).toBe(contract);
      expect(contract.version).toBeGreaterThanOrEqual(1);
      expect(contract.citation.length).toBeGreaterThan(20);
      expect(['confirmed', 'inferred', 'from-memory']).toContain(contract.confidence);
    });

    it('knows the markers for missing figures that publishers use, and a dash however long', () => {
      expect(contract.missingValues).toEqual([
        '',
        '-',
        '–',
        '—',
        '−',
        '*',
        ':',
        '[x]',
        '[z]',
        '[c]',
        'NULL',
        'N/A',
        '#N/A',
      ]);
    });

    it('names every field once, and can read each of them', () => {
      expect(new Set(names).size).toBe(names.length);
      for (const field of contract.fields) expect(compileCell(field, () => false).read).toBeTypeOf('function');
    });

    it('gives no column name to two fields', () => {
      const owners = contract.fields.flatMap((field) => plainNamesOf(field).map((name) => [name, field.name] as const));
      const doubtful = owners.filter(([name, field]) =>
        owners.some(([other, owner]) => other === name && owner !== field),
      );
      expect(doubtful).toEqual([]);
    });

    it('speaks only of fields that it has', () => {
      const mentioned = [
        ...contract.primaryKey,
        ...contract.oneOf.flatMap(({ fields }) => fields),
        ...contract.layouts.flatMap(({ whenAnyField = [], whenNoField = [], wide, tall }) => [
          ...whenAnyField,
          ...whenNoField,
          ...(wide ? [wide.field] : []),
          ...(wide && 'families' in wide ? wide.families.map(({ into }) => into) : wide ? [wide.into] : []),
          ...(tall ? [tall.measure, tall.value] : []),
        ]),
        ...Object.keys(contract.messages).map((key) => key.split('.')[0] ?? ''),
      ];
      expect(mentioned.filter((name) => !names.includes(name))).toEqual([]);
    });

    it('asks for at least one column that is its own', () => {
      expect(contract.oneOf.length > 0 || contract.fields.some(isColumnRequired)).toBe(true);
    });

    it('reads no column that could say who a person is', () => {
      const { identifierIn } = compileContract(contract);
      expect(contract.fields.flatMap(plainNamesOf).filter((name) => identifierIn(name, 'table'))).toEqual([]);
    });
  },
);

describe('positional groups of the portal extract', () => {
  const groups = sourceContract('sus-apc')?.layouts.flatMap(({ positional }) => positional?.groups ?? []) ?? [];

  it('do not overlap', () => {
    const ends = groups.map(({ from, times, items }) => from + times * items.length);
    expect(groups.slice(1).every(({ from }, index) => from >= (ends[index] ?? 0))).toBe(true);
    expect(groups.map(({ name, from, times }) => [name, from, times])).toEqual(
      expect.arrayContaining([
        ['overseasVisitor', 47, 5],
        ['diagnosisIcd', 101, 24],
        ['diagnosisRead', 150, 24],
        ['procedureOpcs', 175, 24],
      ]),
    );
  });
});

describe('a column name', () => {
  it.each(['NHS_no', 'nhs no', 'NHS-No.', '\ufeffNHS NO', 'nhs\u00a0no'])('%j is the same as NHS no', (text) => {
    expect(plainHeader(text)).toBe('nhsno');
  });

  it('keeps a plus sign, which tells 21+ days from 21 days', () => {
    expect(plainHeader('21+ day delay')).toBe(plainHeader('21plus_day_delay'));
    expect(plainHeader('21+')).not.toBe(plainHeader('21'));
  });

  it('may be given by a pattern', () => {
    const test = headerPattern('*NHS no*#');
    expect(['mynhsno12', 'nhsno1', 'nhsno', 'nhsnox'].map(test)).toEqual([true, true, false, false]);
  });

  it('is found by likeness where it is misspelt, and not where nothing is alike', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(nearestHeader(['admissionmethod'], ['Age', 'Admision metod'])).toBe('Admision metod');
    expect(nearestHeader(['admissionmethod'], ['Age', 'Ward', ''])).toBeNull();
  });
});
