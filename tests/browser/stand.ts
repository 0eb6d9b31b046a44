import type { Quarter } from '../../functions/core/periods/period.ts';
import { ROLES } from '../../functions/core/visitors/visitor.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import type { ApiDeps } from '../../functions/handlers/api/deps.ts';
import { publishReturn } from '../../functions/handlers/publish-return/publish-return.ts';
import { signOff } from '../../functions/handlers/publish-return/sign-off.ts';
import { writeIndex } from '../../functions/handlers/publish-return/write-latest.ts';
import { type Nation, named, nationalFiles } from '../bench/national-files.ts';
import type { ArrivingFile, TakeIn } from './take-in.ts';

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

export type StandParts = { deps: ApiDeps; takeIn: TakeIn; nation?: Nation };

const QUARTER = '2025-26-Q1';
const HEADER = 'Provider,Area,Month,Discharges,Discharged on ready date,Bed days';

const monthOf = (area: string, discharges: number): string =>
  [HEADER, `RKB,${area},2025-04,${discharges},0,0`, ''].join('\n');

const manyFaults = (area: string): string =>
  [
    HEADER,
    ...Array.from({ length: 70 }, (_, n) => `RKB,${area},2025-04,${n % 7 === 0 ? 'about ten' : 'ten'},0,0`),
    `RKB,${area},2025-05,100,80,60`,
    '',
  ].join('\n');

/** A file of each outcome. */
const ofEachOutcome = (area: string): ArrivingFile[] => [
  { key: 'discharge-ready/rkb/april.csv', text: () => monthOf(area, 500) },
  { key: 'discharge-ready/rkb/many faults.csv', text: () => manyFaults(area) },
  { key: 'discharge-ready/rkb/no months.csv', text: () => monthOf(area, 500).replace('Month', 'When') },
  { key: 'discharge-ready/rkb/april again.csv', text: () => monthOf(area, 3) },
];

/** A file that is being read, and one that waits for it. */
async function leaveUnread({ arrivals, records, now }: ApiDeps) {
  const key = 'discharge-ready/rkb/may.csv';
  const beingRead = submissionId(arrivals.name, key, 'v1');
  const arriving = { id: beingRead, key, versionId: 'v1', sequencer: '0', bytes: 100 };
  await records.submissions.startAttempt({ ...arriving, arrivedAt: now().toISOString() });
  const waitingKey = 'discharge-ready/rkb/june.csv';
  await arrivals.put({ key: waitingKey, body: 'not read yet', contentType: 'text/csv' });
  return { beingRead, waitingKey };
}

async function publish(deps: ApiDeps, areas: readonly string[]): Promise<void> {
  for (const area of areas) await publishReturn(deps, area, QUARTER);
  await writeIndex(deps, QUARTER);
}

async function sign(deps: ApiDeps, area: string): Promise<void> {
  for (const name of ['A. Provider', 'B. Reviewer', 'C. Certifier']) {
    const actor = { name, roles: ROLES };
    await signOff(deps, { area, quarter: QUARTER, actor, despite: 'the finance team answers on Friday' });
  }
  await publish(deps, [area]);
}

const isSigned = async ({ records }: ApiDeps, area: string): Promise<boolean> =>
  (await records.signOffs.get(QUARTER, area)).signedOff !== null;

/**
 * Fills a product with what these boards send for a quarter, and publishes their returns. The first has a draft and
 * files of every outcome, the second a signed return.
 */
export async function fillStand({ deps, takeIn, nation = {} }: StandParts): Promise<Places> {
  const codes = (nation.areas ?? named).map(({ code }) => code);
  const [area = '', signedArea = area] = codes;
  await takeIn(nationalFiles(QUARTER, nation));
  await publish(deps, codes);
  const [accepted = '', faulty = '', rejected = '', held = ''] = await takeIn(ofEachOutcome(area));
  await publish(deps, [area]);
  if (!(await isSigned(deps, signedArea))) await sign(deps, signedArea);
  const unread = await leaveUnread(deps);
  return { quarter: QUARTER, area, signedArea, accepted, faulty, rejected, held, ...unread };
}
