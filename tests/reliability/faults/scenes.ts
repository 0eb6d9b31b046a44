import type { Submission } from '../../../functions/core/submissions/submission.ts';
import type { ArrivedEvent } from '../../../functions/edges/work/arrived-event.ts';
import { emergencies, type HandMade, inMonth } from '../../end-to-end/hand-made.ts';
import { PUT_AT, putVersion } from './bucket-server.ts';
import type { Kept } from './kept.ts';
import { SETTINGS, type World } from './world.ts';

export const COVENTRY = 'E08000026';
export const SOLIHULL = 'E08000029';
export const WARWICKSHIRE = 'E10000031';
export const QUARTER = '2025-26-Q1';
export const PLACE = { area: COVENTRY, quarter: QUARTER } as const;
export const EXTRACT = 'sus-apc/coventry/extract.csv';

export const PLAN = `area,metric,period,value,plan version\n${COVENTRY},emergency-admissions-65-plus,${QUARTER},2124,v1\n`;

export const PLANS = `${PLAN}${SOLIHULL},emergency-admissions-65-plus,${QUARTER},900,v1\n`;

/** Small areas of Coventry. */
export const LOOKUP = `lsoa21cd,utla23cd\nE01009642,${COVENTRY}\n`;

/** So many emergency admissions of people of one board in a month. */
export const home = (residence: string, count: number, month = '2025-04'): HandMade[] =>
  emergencies(count, { ...inMonth(month), residence }).map((row) => ({
    ...row,
    id: `${residence} ${month} ${row.id}`,
  }));

const SECOND_MS = 1000;

/** Puts a file into the arrivals bucket, a second after the one before; answers with its event. */
export function arrive(kept: Kept, key: string, content: string | Uint8Array): ArrivedEvent {
  const name = `${SETTINGS.arrivalsBucket}/`;
  const before = [...kept.objects].filter(([each]) => each.startsWith(name)).flatMap(([, versions]) => versions).length;
  const body = Buffer.from(content);
  const { id } = putVersion(kept, name + key, body);
  return {
    'detail-type': 'Object Created',
    time: new Date(PUT_AT.getTime() + before * SECOND_MS).toISOString(),
    detail: {
      bucket: { name: SETTINGS.arrivalsBucket },
      object: { key, size: body.length, 'version-id': id, sequencer: (before + 1).toString(16).padStart(16, '0') },
      reason: 'PutObject',
    },
  };
}

/** Hands on every message of a queue, and takes off those that are done; false where one is to come again. */
async function workOff({ kept }: World, queue: string, hand: (message: unknown) => Promise<boolean>): Promise<boolean> {
  for (;;) {
    const waiting = kept.messages.get(queue) ?? new Set();
    const [body] = waiting;
    if (body === undefined) return true;
    if (!(await hand(JSON.parse(body)))) return false;
    const left = [...(kept.messages.get(queue) ?? [])].filter((other) => other !== body);
    kept.messages.set(queue, new Set(left));
  }
}

/** Counts again what is to be counted again; false where that is to come again. */
export const countAgain = (world: World): Promise<boolean> => workOff(world, SETTINGS.arrivalsQueueUrl, world.deliver);

/** Publishes what was asked for; false where that is to come again. */
export const publishAsked = (world: World): Promise<boolean> =>
  workOff(world, SETTINGS.publishQueueUrl, (request) => world.publishReturn(request as typeof PLACE));

/** Has a file taken up, and what follows from it counted again. */
export const takeUp = (event: ArrivedEvent) => async (world: World) =>
  (await world.deliver(event)) && countAgain(world);

/** The metrics that a reader finds, by quarter and unit. */
export const metricsIn = ({ items }: Kept) =>
  new Map([...items].filter(([key]) => key.startsWith('METRICS#')).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Forgets the messages that nobody has worked on. */
export const forgetMessages = ({ messages }: Kept): void => messages.clear();

export async function submissionIn({ stores }: World, isWanted: (submission: Submission) => boolean): Promise<string> {
  const { submissions } = await stores.records.submissions.list({ limit: 20 });
  const found = submissions.find(isWanted);
  if (!found) throw new Error('There is no such submission');
  return found.id;
}
