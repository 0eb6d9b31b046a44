import { NO_SIGN_OFF } from '../../../functions/core/returns/sign-off.ts';
import type { Role, Visitor } from '../../../functions/core/visitors/visitor.ts';
import { metricValue } from '../../core/returns/coventry-quarter.ts';
import {
  dischargeCell,
  idOf,
  NOW,
  type SentFile,
  sendFile,
  type TestApi,
  testApi,
} from '../../handlers/api-for-test.ts';

export const QUARTER = '2025-26-Q1';
export const OWN = 'E08000026';
/** An area of somebody else, whose code was another before. */
export const FOREIGN = { code: 'E08000039', former: 'E08000019', name: 'Sheffield' };

/** A board of the same region, which stands in comparisons. */
const NEIGHBOUR = { code: 'E08000025', name: 'Birmingham' };
const REGION = ['E06000019', 'E06000020', 'E06000021', 'E06000051', 'E08000027', 'E08000028'];
const METRIC = 'discharge-delay-average-days';
const AT = '2025-07-10T09:00:00.000Z';

/** What no answer to somebody of another area may hold: planted names, words and numbers of the others. */
export const PLANTED = [
  FOREIGN.code,
  FOREIGN.former,
  FOREIGN.name,
  NEIGHBOUR.code,
  NEIGHBOUR.name,
  'steel-trust',
  'planted-value',
  'Sally of the steel trust',
  'planted reason',
  '71717',
  '71,717',
  '0.123456',
];

/** The files by what may be seen of them by somebody of Coventry. */
export const FILES = {
  own: idOf('a'),
  foreign: idOf('b'),
  mixed: idOf('c'),
  foreignHeld: idOf('d'),
  ownHeld: idOf('e'),
  foreignWithdrawn: idOf('f'),
  ownFeedFaulty: idOf('1'),
};

const MONTHS = ['2025-04', '2025-05', '2025-06'];
const rowsOf = (read: number) => ({ read, accepted: read, rejected: 0, notCounted: 0, notCountedBecause: {} });
const issue = {
  code: 'bad-number',
  level: 'row',
  sheet: null,
  row: 2,
  column: 'Discharges',
  found: 'planted-value',
  expected: 'a number',
  fix: 'Write a number.',
} as const;

function discharges(digit: string, feed: string, areas: readonly { code: string; count: number }[]): SentFile {
  return {
    digit,
    source: 'discharge-ready',
    feed,
    arrivedAt: AT,
    outcome: 'accepted',
    slots: MONTHS.map((period) => ({ scope: '*', period, rows: 1 })),
    cells: areas.flatMap(({ code, count }) => MONTHS.map((period) => dischargeCell(code, period, count))),
    report: {
      areas: areas.map(({ code }) => code),
      periods: MONTHS,
      rows: rowsOf(areas.some(({ code }) => code !== OWN) ? 71717 : 10),
    },
  };
}

const own = [{ code: OWN, count: 100 }];
const foreign = [{ code: FOREIGN.code, count: 71717 }];
const withIssue = (file: SentFile): SentFile => ({ ...file, report: { ...file.report, issues: [issue] } });

async function publish(api: TestApi, area: string): Promise<void> {
  const { status } = await api.ask('POST', '/api/v1/returns', { body: { area, quarter: QUARTER }, headers: as('all') });
  if (status !== 201) throw new Error(`The return of ${area} was not published: ${status}`);
}

async function fillStores(api: TestApi): Promise<void> {
  const { stores } = api;
  await sendFile(stores, discharges('a', 'rkb', own));
  await sendFile(stores, withIssue(discharges('b', 'steel-trust', foreign)));
  await sendFile(stores, withIssue(discharges('c', 'icb', [...own, ...foreign])));
  await sendFile(stores, { ...withIssue(discharges('d', 'steel-trust', foreign)), outcome: 'held' });
  await sendFile(stores, { ...discharges('e', 'coventry', own), outcome: 'held' });
  await sendFile(stores, { ...discharges('1', 'coventry', []), outcome: 'rejected' });
  const gone = await sendFile(stores, { ...withIssue(discharges('f', 'steel-trust', foreign)), outcome: 'withdrawn' });
  const withdrawal = { at: AT, by: 'Sally of the steel trust', reason: 'planted reason' };
  await stores.records.submissions.put({ ...gone, withdrawal });
  for (const area of [OWN, FOREIGN.code]) await publish(api, area);
  for (const [index, unit] of [NEIGHBOUR.code, ...REGION].entries()) {
    const value = 0.123456 + index / 10;
    const metrics = [metricValue({ metric: METRIC, period: QUARTER, method: 'mean', value })];
    await stores.records.metrics.put({ quarter: QUARTER, unit, isBoard: true, hasData: true, computedAt: AT, metrics });
  }
  for (const [subject, id] of [
    [FILES.foreign, 'x1'],
    [FILES.mixed, 'x2'],
    [`${QUARTER} ${FOREIGN.code}`, 'x3'],
    [`${QUARTER} ${OWN}`, 'x4'],
  ] as const) {
    const isOwn = id === 'x4';
    const [who, why] = isOwn ? ['Ann', 'a reason'] : ['Sally of the steel trust', 'planted reason'];
    // Who acted on a file that counts for several areas is said to all of them.
    const name = id === 'x2' ? 'Ida of the board' : who;
    await stores.records.audit.add({ id, at: AT, who: name, what: 'something done', subject, why });
  }
  for (const [code, name] of [
    [OWN, 'Coventry'],
    [FOREIGN.code, FOREIGN.name],
  ] as const) {
    const id = `${QUARTER}-${code}-opened`;
    const notice = {
      id,
      quarter: QUARTER,
      area: { code, name },
      kind: 'opened',
      day: '2025-07-01',
      due: '2025-08-15',
    } as const;
    const rest = { text: `For ${name}.`, missing: [], madeAt: AT, sentAt: AT };
    await stores.records.notices.add({ ...notice, ...rest });
  }
  const signOff = { ...NO_SIGN_OFF, version: 1, revision: 1, contentSha256: '0'.repeat(64) };
  await stores.records.signOffs.put(QUARTER, FOREIGN.code, signOff);
}

/** Who asks, as a header of the request. */
export const as = (who: string): Record<string, string> => ({ 'x-visitor': who });

/** Somebody of Coventry, who sends as the council, by the role they have; `all` may see and do everything. */
export function visitorCalled(who: string): Visitor | null {
  if (who === 'all') return { name: 'Root', roles: ['provider', 'reviewer', 'certifier'], areas: 'all', feeds: 'all' };
  if (who === 'nobody') return null;
  const roles: Role[] = who === 'looker' ? [] : who.split('+').flatMap((role) => (isRole(role) ? [role] : []));
  return { name: 'Ann', roles, areas: [OWN], feeds: ['coventry'] };
}

const isRole = (text: string): text is Role => ['provider', 'reviewer', 'certifier'].includes(text);

/** A product of an organisation with data of two areas, in which each request says who sends it. */
export async function twoAreas(): Promise<TestApi> {
  const api = testApi((deps) => ({
    ...deps,
    now: () => NOW,
    signIn: {
      kind: 'organisation',
      visitorOf: async ({ headers }) => visitorCalled(headers['x-visitor'] ?? 'nobody'),
    },
  }));
  await fillStores(api);
  return api;
}
