import { expect, test } from 'vitest';
import contract from '../../../schemas/sources/intermediate-care.json' with { type: 'json' };
import { countWith } from './count-with.ts';

const demand = {
  area: 'E08000026',
  kind: 'demand-hospital',
  pathway: 'reablement-at-home',
  month: '2025-04',
  referralSource: 'UNIVERSITY HOSPITALS COVENTRY AND WARWICKSHIRE N',
  value: 206,
};

test('demand is kept by kind, service and trust, and added up by kind', () => {
  const { cells, issues } = countWith(contract, [
    demand,
    { ...demand, referralSource: 'GEORGE ELIOT  HOSPITAL NHS TRUST', value: 5 },
    { ...demand, kind: 'capacity-hospital', referralSource: null, value: 205 },
  ]);
  expect(issues).toEqual([]);
  expect(cells).toEqual([
    {
      unit: 'E08000026',
      period: '2025-04',
      rows: 3,
      counts: {
        'demand-hospital/reablement-at-home/UNIVERSITY HOSPITALS COVENTRY AND WARWICKSHIRE N': 206,
        'demand-hospital/reablement-at-home/GEORGE ELIOT HOSPITAL NHS TRUST': 5,
        'demand-hospital': 211,
        'capacity-hospital/reablement-at-home/': 205,
        'capacity-hospital': 205,
      },
    },
  ]);
});

test('the same service of one trust twice is refused once, however many months it has', () => {
  const { issues, rejected, cells } = countWith(contract, [demand, demand]);
  expect(issues).toMatchObject([{ code: 'duplicate-key', row: 3 }]);
  expect([rejected, cells[0]?.counts['demand-hospital']]).toEqual([1, 206]);
});

test('every service type has the pathway that the planning template gives it', () => {
  const services = contract.fields.find(({ name }) => name === 'pathway')?.choices ?? [];
  expect(services.map((service) => ['pathway' in service ? service.pathway : null, service.value])).toEqual([
    [0, 'social-support'],
    [null, 'urgent-community-response'],
    [1, 'reablement-at-home'],
    [1, 'rehabilitation-at-home'],
    [1, 'short-term-domiciliary-care'],
    [2, 'reablement-in-a-bedded-setting'],
    [2, 'rehabilitation-in-a-bedded-setting'],
    [3, 'short-term-residential-nursing-care'],
    [null, 'other-short-term-social-care'],
  ]);
});
