import type { Quarter } from '../../functions/core/periods/period.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import type { ApiDeps } from '../../functions/handlers/api/deps.ts';
import { type Nation, named, nationalFiles } from '../bench/national-files.ts';
import { type TestApi, testApi } from '../handlers/api-for-test.ts';
import { publishAll, takeIn } from './take-in.ts';

/** What the addresses of pages are made of: a return that is a draft, one that is signed, and files of each kind. */
export type Places = {
  quarter: Quarter;
  area: string;
  signedArea: string;
  accepted: string;
  faulty: string;
  rejected: string;
  held: string;
  beingRead: string;
  /** The key of a file that has arrived and is not being read yet. */
  waitingKey: string;
};

/** The product over stores in memory, after a quarter's files came and its returns were published. */
export type Stand = { api: TestApi; deps: ApiDeps; places: Places };

const QUARTER = '2025-26-Q1';
const FIRST_ARRIVAL = new Date('2025-07-10T09:00:00.000Z');
const LATER = new Date('2025-07-20T09:00:00.000Z');
const HEADER = 'Provider,Area,Month,Discharges,Discharged on ready date,Bed days';

const monthOf = (area: string, discharges: number | string): string =>
  [HEADER, `RKB,${area},2025-04,${discharges},0,0`, ''].join('\n');

const manyFaults = (area: string): string =>
  [
    HEADER,
    ...Array.from({ length: 70 }, (_, n) => `RKB,${area},2025-04,${n % 7 === 0 ? 'about ten' : 'ten'},0,0`),
    `RKB,${area},2025-05,100,80,60`,
    '',
  ].join('\n');

/** Files of every outcome, beside what all boards sent. */
async function takeInFaulty(deps: ApiDeps, area: string) {
  const files = [
    { key: 'discharge-ready/rkb/april.csv', text: () => monthOf(area, 500) },
    { key: 'discharge-ready/rkb/many faults.csv', text: () => manyFaults(area) },
    { key: 'discharge-ready/rkb/no months.csv', text: () => monthOf(area, 500).replace('Month', 'When') },
    { key: 'discharge-ready/rkb/april again.csv', text: () => monthOf(area, 3) },
  ];
  const [accepted = '', faulty = '', rejected = '', held = ''] = await takeIn(deps, files, LATER);
  return { accepted, faulty, rejected, held };
}

/** A file that is being read, and one that waits for it. */
async function leaveUnread({ arrivals, records }: ApiDeps) {
  const beingRead = submissionId(arrivals.name, 'discharge-ready/rkb/may.csv', 'v1');
  await records.submissions.startAttempt({
    id: beingRead,
    key: 'discharge-ready/rkb/may.csv',
    versionId: 'v1',
    sequencer: '0',
    arrivedAt: LATER.toISOString(),
    bytes: 100,
  });
  const waitingKey = 'discharge-ready/rkb/june.csv';
  await arrivals.put({ key: waitingKey, body: 'not read yet', contentType: 'text/csv' });
  return { beingRead, waitingKey };
}

async function sign({ post }: TestApi, area: string): Promise<void> {
  for (const by of ['A. Provider', 'B. Reviewer', 'C. Certifier']) {
    const body = { by, despite: 'the finance team answers on Friday' };
    const { status } = await post(`/api/v1/returns/${area}/${QUARTER}/sign-off`, { body });
    if (status !== 200) throw new Error(`${by} could not sign: ${status}`);
  }
}

/** A stand of these boards: the first has a draft and files of every outcome, the second a signed return. */
export async function startStand(nation: Nation = {}): Promise<Stand> {
  let deps: ApiDeps | undefined;
  const api = testApi((given) => {
    deps = given;
    return given;
  });
  if (!deps) throw new Error('The API was made of nothing');
  const codes = (nation.areas ?? named).map(({ code }) => code);
  const [area = '', signedArea = area] = codes;
  await takeIn(deps, nationalFiles(QUARTER, nation), FIRST_ARRIVAL);
  await publishAll(deps, codes, QUARTER);
  const files = await takeInFaulty(deps, area);
  await publishAll(deps, [area], QUARTER);
  await sign(api, signedArea);
  await publishAll(deps, [signedArea], QUARTER);
  return { api, deps, places: { quarter: QUARTER, area, signedArea, ...files, ...(await leaveUnread(deps)) } };
}
