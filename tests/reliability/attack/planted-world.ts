import type { SNSClient } from '@aws-sdk/client-sns';
import { LINES_FIELD } from '../../../functions/core/returns/entry-form/finance-texts.ts';
import type { Visitor } from '../../../functions/core/visitors/visitor.ts';
import { ROLES } from '../../../functions/core/visitors/visitor.ts';
import { writeBoardReport } from '../../../functions/edges/documents/write-board-report.ts';
import { notifyBySns } from '../../../functions/edges/notices/notify-by-sns.ts';
import { submissionId } from '../../../functions/edges/records/identity.ts';
import { writeWorkbook } from '../../../functions/edges/spreadsheets/write-workbook.ts';
import type { ApiDeps } from '../../../functions/handlers/api/deps.ts';
import { settleArrival } from '../../../functions/handlers/file-arrived/settle-arrival.ts';
import { publishReturn } from '../../../functions/handlers/publish-return/publish-return.ts';
import { writeIndex } from '../../../functions/handlers/publish-return/write-latest.ts';
import { runQuarterEnd } from '../../../functions/handlers/quarter-end/run-quarter-end.ts';
import { nationalFiles } from '../../bench/national-files.ts';
import { officialTemplate } from '../../end-to-end/official-template.ts';
import { type Answer, type TestApi, testApi } from '../../handlers/api-for-test.ts';
import { fieldsOf, filledForm } from '../../handlers/filled-form.ts';
import { FORM_TOKEN } from '../../web/shown.ts';
import { effort } from '../effort.ts';
import { type PlantedFile, plantedFiles } from './planted-files.ts';
import { PLANTS, plantAt } from './plants.ts';
import { cookieOf } from './web-stand.ts';

export const COVENTRY = { code: 'E08000026', name: 'Coventry', formerCode: undefined };
export const QUARTER = '2025-26-Q1';
export const RETURN = `/returns/${QUARTER}/${COVENTRY.code}`;

export type Sent = PlantedFile & { submission: string };

/** A product after people wrote plants wherever they can write, with all that came of it. */
export type PlantedWorld = {
  api: TestApi;
  sent: Sent[];
  /** What pages answered to what was typed into them. */
  answers: { target: string; answer: Answer }[];
  /** What was handed to the service that sends mail. */
  mails: Record<string, unknown>[];
};

const AT = Date.UTC(2025, 6, 10, 9);

/** The product with its own writers, in which a file is read as soon as it is stored. */
export function productThatReads(): { api: TestApi; deps: ApiDeps } {
  let deps: ApiDeps | undefined;
  let arrived = 0;
  const api = testApi((given) => {
    const { arrivals } = given;
    const put: typeof arrivals.put = async (object) => {
      const version = await arrivals.put(object);
      const time = new Date(AT + arrived * 1000).toISOString();
      arrived += 1;
      if (!deps) throw new Error('The product is not there yet');
      await settleArrival(deps, {
        'detail-type': 'Object Created',
        time,
        detail: {
          bucket: { name: arrivals.name },
          object: {
            key: object.key,
            size: object.body.length,
            'version-id': version,
            sequencer: time.replaceAll(/\D/g, ''),
          },
          reason: 'PutObject',
        },
      });
      return version;
    };
    deps = { ...given, arrivals: { ...arrivals, put }, writeWorkbook, writeBoardReport };
    return deps;
  });
  if (!deps) throw new Error('The API was made of nothing');
  return { api, deps };
}

const visitor = (name: string): Visitor => ({
  name: name.trim().slice(0, 200),
  roles: ROLES,
  areas: 'all',
  feeds: 'all',
});
const as = (name: string): string[] => [cookieOf(visitor(name))];

/** Every box of a page's form, a plant in each. */
function planted(page: string): Map<string, string> {
  const names = [...fieldsOf(page).keys()].filter(
    (name) => !['token', 'seen', 'use', 'add', LINES_FIELD].includes(name),
  );
  return new Map(names.map((name, n) => [name, plantAt(n)]));
}

/** The boxes that a page says are filled in wrongly: numbers, days and choices. */
function wrongIn(page: string): { name: string; isNumber: boolean }[] {
  const boxes = [...page.matchAll(/<(?:input|textarea|select)[^>]*-error"/g)].map(([tag]) => tag);
  return boxes.map((tag) => ({ name: / name="([^"]+)"/.exec(tag)?.[1] ?? '', isNumber: tag.includes('numeric') }));
}

type Answers = PlantedWorld['answers'];

/** Fills in a form of entries, mends what was wrong, and sends it again until it is taken. */
async function fillEntries(api: TestApi, target: string): Promise<Answers> {
  const cookie = [`form-token=${FORM_TOKEN}`, ...as(plantAt(0))].join('; ');
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie };
  const { body: page } = await api.ask('GET', target, { headers: { cookie } });
  const typed = planted(page);
  const answers: Answers = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const answer = await api.ask('POST', target, { headers, body: filledForm(page, Object.fromEntries(typed)) });
    answers.push({ target, answer });
    if (answer.status !== 422) break;
    for (const { name, isNumber } of wrongIn(answer.body)) {
      if (isNumber) typed.set(name, '100');
      else typed.delete(name);
    }
  }
  return answers;
}

/** How many plants are reasons and names; every decision has numbers computed anew. */
const DECIDED = effort(12, PLANTS.length);

/** Decisions on files for planted reasons, by people with planted names. */
async function decide(api: TestApi, sent: readonly Sent[]): Promise<Answers> {
  const answers: Answers = [];
  const named = sent.filter(({ what }) => what === 'the name of a file');
  for (const [n, { text }] of PLANTS.slice(0, DECIDED).entries()) {
    const { submission } = named[n % named.length] ?? { submission: '' };
    for (const deed of ['confirm', 'withdraw']) {
      const target = `/submissions/${submission}/${deed}`;
      answers.push({ target, answer: await api.fill(target, { reason: text }, as(text)) });
    }
    const target = '/signed-in';
    answers.push({ target, answer: await api.fill(target, { name: text, area: text, feeds: text }, as(text)) });
  }
  return answers;
}

/** Every step of signing by somebody with a planted name, and the signature taken off for a planted reason. */
async function signAndUnlock(api: TestApi): Promise<void> {
  for (const [n, step] of ['submit', 'review', 'certify'].entries()) {
    await api.fill(`${RETURN}/sign-off`, { step, despite: plantAt(n) }, as(plantAt(20 + n)));
  }
  await api.fill(`${RETURN}/unlock`, { reason: plantAt(3) }, as(plantAt(23)));
  for (const [n, step] of ['submit', 'review', 'certify'].entries()) {
    await api.fill(`${RETURN}/sign-off`, { step, despite: plantAt(14 + n) }, as(plantAt(24 + n)));
  }
}

async function publish(deps: ApiDeps): Promise<void> {
  await publishReturn(deps, COVENTRY.code, QUARTER);
  await writeIndex(deps, QUARTER);
}

async function tell(deps: ApiDeps): Promise<PlantedWorld['mails']> {
  const mails: PlantedWorld['mails'] = [];
  const client = { send: async ({ input }: { input: Record<string, unknown> }) => mails.push(input) };
  const notify = notifyBySns(client as unknown as SNSClient, 'arn:aws:sns:eu-west-2:000000000000:notices');
  for (const day of ['2025-07-01', '2025-07-25', '2025-08-08', '2025-08-14'])
    await runQuarterEnd({ ...deps, notify }, day);
  return mails;
}

/** Sends every planted file, types plants into every form, publishes, signs, unlocks and tells. */
export async function plantEverywhere(): Promise<PlantedWorld> {
  const { api, deps } = productThatReads();
  const put = async (key: string, body: string | Uint8Array): Promise<string> => {
    const version = await deps.arrivals.put({ key, body, contentType: 'text/csv' });
    return submissionId(deps.arrivals.name, key, version);
  };
  for (const { key, text } of nationalFiles(QUARTER, { areas: [COVENTRY], spells: 300 })) await put(key, text());
  await publish(deps);
  const typed = [...(await fillEntries(api, `${RETURN}/answers`)), ...(await fillEntries(api, `${RETURN}/finance`))];
  const sent: Sent[] = [];
  for (const file of plantedFiles()) sent.push({ ...file, submission: await put(file.key, file.body) });
  await put(`template/${QUARTER.toLowerCase()}/blank.xlsx`, officialTemplate());
  await publish(deps);
  const answers = [...typed, ...(await decide(api, sent))];
  await publish(deps);
  await signAndUnlock(api);
  await publish(deps);
  return { api, sent, answers, mails: await tell(deps) };
}
