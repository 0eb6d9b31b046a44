import type { DateStyle } from './days.ts';
import { evenShares, type Sampler, shares } from './random.ts';
import smallAreas from './small-areas.json' with { type: 'json' };
import type { Place, Trust } from './synthetic-spell.ts';

/** A sender of admitted-patient extracts in the sample: who treats its residents, and how its files are written. */
export type SampleFeed = {
  name: string;
  board: string;
  layout: 'spell' | 'episode';
  fileName: string;
  dates: DateStyle;
  newline: '\n' | '\r\n';
  bom: boolean;
  destinations: 'current' | 'former';
  trusts: Sampler<Trust>;
  /** Where the board's residents live, and where the other patients in the file do. */
  home: Sampler<Place>;
  away: Sampler<Place>;
  /** How much of the activity that no number of the return needs the file holds: 1 is all of it. */
  otherActivity: number;
};

const rkb: Trust = { code: 'RKB', sites: ['RKB01', 'RKB03'] };
const rjc: Trust = { code: 'RJC', sites: ['RJC02', 'RJC03'] };
const rlt: Trust = { code: 'RLT', sites: ['RLT01'] };
const rwe: Trust = { code: 'RWE', sites: ['RWEAA', 'RWEAE', 'RWEAK'] };
const rtg: Trust = { code: 'RTG', sites: ['RTG01', 'RTG02', 'RTGFG'] };
const rx1: Trust = { code: 'RX1', sites: ['RX1RA', 'RX1CC'] };
const rnq: Trust = { code: 'RNQ', sites: ['RNQ51'] };
const rje: Trust = { code: 'RJE', sites: ['RJE01', 'RJE09'] };
const rl4: Trust = { code: 'RL4', sites: ['RL403', 'RL4CC'] };
const rbk: Trust = { code: 'RBK', sites: ['RBK02'] };
const rrk: Trust = { code: 'RRK', sites: ['RRK97', 'RRK98'] };

// Neighbours of the three boards, people from Wales, and the two ways of saying that nobody knows. No board is in two
// feeds, so that no admission is counted twice.
export const coventryFeed: SampleFeed = {
  name: 'coventry',
  board: 'E08000026',
  layout: 'spell',
  fileName: 'apcs-monthly-snapshot',
  dates: 'yyyy-MM-dd',
  newline: '\r\n',
  bom: true,
  destinations: 'current',
  trusts: shares([
    [rkb, 84],
    [rjc, 8],
    [rlt, 8],
  ]),
  home: evenShares(smallAreasOf('E08000026').map((lsoa) => place('E08000026', lsoa))),
  away: authorities('E07000220 30, E07000219 24, E07000218 8, E07000222 8, E08000029 12, E06000062 4'),
  otherActivity: 1,
};

export const leicestershireFeed: SampleFeed = {
  name: 'leicestershire',
  board: 'E10000018',
  layout: 'episode',
  fileName: 'sem-apc',
  dates: 'dd/MM/yyyy',
  newline: '\n',
  bom: false,
  destinations: 'former',
  trusts: shares([
    [rwe, 67],
    [rkb, 4],
    [rlt, 12],
    [rtg, 9],
    [rx1, 5],
    [rnq, 3],
  ]),
  home: districts('E07000129 14, E07000130 24, E07000131 12, E07000132 17, E07000133 8, E07000134 15, E07000135 10'),
  away: authorities('E06000016 50, E06000017 8, E07000176 5, E07000172 4, E07000039 8, E06000061 4, E06000015 4'),
  otherActivity: 0.12,
};

export const staffordshireFeed: SampleFeed = {
  name: 'staffordshire',
  board: 'E10000028',
  layout: 'spell',
  fileName: 'apcs-monthly-snapshot',
  dates: 'yyyyMMdd',
  newline: '\n',
  bom: false,
  destinations: 'current',
  trusts: shares([
    [rje, 50],
    [rtg, 20],
    [rl4, 12],
    [rbk, 8],
    [rrk, 10],
  ]),
  home: evenShares(smallAreasOf('E10000028').map((lsoa) => place('', lsoa))),
  away: shares([
    ...['E06000021', 'E08000031', 'E08000030', 'E06000051', 'E08000025']
      .flatMap(smallAreasOf)
      .map((lsoa) => [place('', lsoa), 4] as const),
    [place('', 'W01000409'), 1],
    [place('', ''), 3],
  ]),
  otherActivity: 0.15,
};

export const sampleFeeds: readonly SampleFeed[] = [coventryFeed, leicestershireFeed, staffordshireFeed];

function smallAreasOf(board: string): string[] {
  return smallAreas.filter((row) => row[3] === board).map((row) => row[0] ?? '');
}

function place(localAuthority: string, lsoa: string): Place {
  return { localAuthority, lsoa2011: lsoa, lsoa2021: lsoa };
}

function districts(weights: string): Sampler<Place> {
  return shares(weights.split(', ').map(weightedPlace));
}

/** Local authorities with their weights, and the places outside England or unknown that every extract has. */
function authorities(weights: string): Sampler<Place> {
  return districts(`${weights}, W06000023 1, ZZ99 2,  4`);
}

function weightedPlace(text: string): [Place, number] {
  const [code = '', weight = '1'] = text.split(' ');
  return [place(code, ''), Number(weight)];
}
