import { type Month, monthsOfYear } from '../../functions/core/periods/period.ts';
import { between, createRandom, seedOf } from './random.ts';
import { tableText } from './table-text.ts';

// Illustrative, of the size of Coventry's published plan for 2023-24. Trust names are cut at 48 characters, as in the template.
const TRUSTS = [
  ['GEORGE ELIOT HOSPITAL NHS TRUST', 0.03],
  ['SOUTH WARWICKSHIRE UNIVERSITY NHS FOUNDATION TRU', 0.06],
  ['UNIVERSITY HOSPITALS COVENTRY AND WARWICKSHIRE N', 0.91],
] as const;
const HOSPITAL = [
  ['Social support (including VCS) (pathway 0)', 12],
  ['Reablement at home (pathway 1)', 226],
  ['Rehabilitation at home (pathway 1)', 0],
  ['Short term domiciliary care (pathway 1)', 18],
  ['Reablement in a bedded setting (pathway 2)', 84],
  ['Rehabilitation in a bedded setting (pathway 2)', 10],
  [
    'Short-term residential/nursing care for someone likely to require a longer-term care home placement (pathway 3)',
    9,
  ],
] as const;
const COMMUNITY = [
  ['Social support (including VCS)', 20],
  ['Urgent Community Response', 310],
  ['Reablement at home', 45],
  ['Rehabilitation at home', 6],
  ['Reablement in a bedded setting', 8],
  ['Rehabilitation in a bedded setting', 4],
  ['Other short-term social care', 0],
] as const;

type Row = (string | number | null)[];

const months = monthsOfYear('2025-26');
const dates = months.map((month) => `${monthName(month)}-${month.slice(2, 4)}`);

/** The four tables of the planning template, one below the other, as Coventry would send them. */
export function coventryDemandAndCapacity(): Row[][] {
  const demand = HOSPITAL.flatMap(([service, about]) =>
    TRUSTS.map(
      ([trust, share], n): Row => [trust, n === 0 ? service : null, ...around(`${service}${trust}`, about * share)],
    ),
  );
  const totals = months.map((_, n) => demand.reduce((sum, row) => sum + Number(row[n + 2]), 0));
  const capacity = (services: readonly (readonly [string, number])[], table: string) =>
    services.map(
      ([service, about]): Row => [
        service.replace(/ \(pathway \d\)$/, ''),
        'Monthly capacity. Number of new clients.',
        ...around(`${table}${service}`, about * 0.95),
      ],
    );
  return [
    [['Better Care Fund 2025-26: capacity and demand']],
    [['Selected Health and Wellbeing Board:', 'Coventry']],
    [[]],
    [
      ['3.1 Demand - Hospital Discharge'],
      ['Demand - Hospital Discharge', null, ...dates],
      ['Trust Referral Source (Select as many as you need)', 'Pathway'],
      ...demand,
      ['Totals', 'Total:', ...totals],
    ],
    [[]],
    [
      ['3.2 Demand - Community'],
      ['Service Type', null, ...dates],
      ...COMMUNITY.map(([service, about]): Row => [service, null, ...around(`community ${service}`, about)]),
    ],
    [[]],
    [['3.3 Capacity - Hospital Discharge'], ['Service Area', 'Metric', ...dates], ...capacity(HOSPITAL, '3.3')],
    [[]],
    [['3.4 Capacity - Community'], ['Service Area', 'Metric', ...dates], ...capacity(COMMUNITY, '3.4')],
  ];
}

/** Leicestershire's file: a row for each service and month. */
export function leicestershireDemand(): string {
  const services = ['Reablement at home', 'Reablement in a bedded setting', 'Rehabilitation in a bedded setting'];
  return tableText([
    ['Area', 'Kind', 'Service type', 'Month', 'Number'],
    ...services.flatMap((service, n) =>
      ['Demand - Hospital Discharge', 'Capacity - Hospital Discharge'].flatMap((kind) => {
        const figures = around(`Leicestershire ${kind} ${service}`, [410, 66, 31][n] ?? 0);
        return months.map((month, m) => ['Leicestershire', kind, service, month, figures[m] ?? 0]);
      }),
    ),
  ]);
}

function around(name: string, about: number): number[] {
  const random = createRandom(seedOf(`intermediate care ${name}`));
  const spread = Math.ceil(about * 0.06);
  return months.map(() => Math.max(0, Math.round(about) + (about > 0 ? between(random, -spread, spread) : 0)));
}

function monthName(month: Month): string {
  const at = Number(month.slice(5)) * 3;
  return 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(at - 3, at);
}
