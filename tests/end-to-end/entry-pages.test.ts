import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { createApi } from '../../functions/handlers/api/api.ts';
import { onOneMachine } from '../../local/one-machine-web.ts';
import { startWebServer, type WebServer } from '../../local/web-server.ts';
import { fieldsOf, filledForm } from '../handlers/filled-form.ts';
import { readReturn, readText, startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const RETURN = `/returns/${QUARTER}/${COVENTRY}`;
const LONGEST_WAIT_MS = 30_000;
const CHALLENGES = 'metrics.long-term-admissions-65-plus.challenges';
const COMPLETED_BY = 'contacts.completed-by.answer';

let team: TestStack;
let web: WebServer;
beforeAll(async () => {
  team = await startTestStack();
  const { fileArrived, publish, s3Url } = team.stack;
  web = await startWebServer({
    port: 0,
    handler: createApi({ ...fileArrived, ...publish, s3Url, ...onOneMachine('Local user') }),
  });
  await team.drop(
    'care-home-admissions/coventry/q1.csv',
    'Area,Quarter,Residential,Nursing\nCoventry,2025-26 Q1,40,23\n',
  );
  await team.drop(
    'plan/coventry/plan.csv',
    `Area,Metric,Period,Value\nCoventry,long-term-admissions-65-plus,${QUARTER},90\n`,
  );
  await team.drop(
    'narrative/council/last-quarter.csv',
    'Area,Quarter,Sheet,Question,Answer\nCoventry,2024-25 Q4,2. Cover,Completed by,C. Before\n',
  );
  await team.returnOf(COVENTRY, QUARTER);
});
afterAll(async () => {
  await web.close();
  await team.close();
});

const open = async (path: string): Promise<string> => (await fetch(`${web.url}${path}`)).text();

const send = async (path: string, entries: Record<string, string>, page?: string): Promise<Response> => {
  const form = page ?? (await open(path));
  return fetch(`${web.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `form-token=${fieldsOf(form).get('token')}`,
    },
    body: filledForm(form, entries),
    redirect: 'manual',
  });
};

/** Waits until the return says it. */
async function returnWhere(isSo: (document: ReturnDocument) => boolean): Promise<ReturnDocument> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 100) {
    const document = await readReturn(team.s3, COVENTRY, QUARTER);
    if (isSo(document)) return document;
    await pause(100);
  }
  throw new Error('No revision says it');
}

const reasonOf = ({ checklist }: ReturnDocument, item: RegExp) =>
  checklist.find((each) => item.test(each.item))?.reason;

test('a metric whose goal is not met demands challenges and support needs, on the page and in the checklist', async () => {
  const page = await open(`${RETURN}/answers`);
  expect(page).toContain('Not on track to meet target');
  expect(page).toContain('Needed, because the goal is not met');
  const before = await readReturn(team.s3, COVENTRY, QUARTER);
  expect(reasonOf(before, /Long-term admissions/)).toContain('Challenges and any support needs: not answered');
});

test('a form that is refused keeps what was typed, and stores nothing', async () => {
  const typed = { [CHALLENGES]: 'Two homes closed.', 'section-75.signed-on.answer': 'soon' };
  const answer = await send(`${RETURN}/answers`, typed);
  expect(answer.status).toBe(422);
  expect(Object.fromEntries(fieldsOf(await answer.text()))).toMatchObject(typed);
  expect((await readReturn(team.s3, COVENTRY, QUARTER)).revision).toBe(1);
});

test('an answer that is typed in the page comes as a file, and is in the next revision to the letter', async () => {
  const said = '=HYPERLINK("http://x"), "two" homes;\nclosed\tin May – 100 % full.';
  const answer = await send(`${RETURN}/answers`, { [CHALLENGES]: said.replaceAll('\n', '\r\n') });
  expect(answer.status).toBe(303);
  const submission = answer.headers.get('location') ?? '';
  expect(await open(submission)).toContain(`href="${RETURN}/answers"`);
  const next = await returnWhere(({ answers }) => answers.length > 0);
  expect(next.answers.map((each) => each.answer)).toEqual([said]);
  expect(next.entryFiles).toMatchObject([{ source: 'narrative', submission: submission.split('/').at(-1) }]);
  expect(reasonOf(next, /Long-term admissions/)).toBeNull();
  expect(fieldsOf(await open(`${RETURN}/answers`)).get(CHALLENGES)).toBe(said.replaceAll('\n', '\r\n'));
});

test('the answer of the quarter before is shown, and taken only when somebody takes it', async () => {
  const page = await open(`${RETURN}/answers`);
  expect(page).toContain('C. Before');
  expect(fieldsOf(page).get(COMPLETED_BY)).toBe('');
  const used = await (await send(`${RETURN}/answers`, { use: COMPLETED_BY })).text();
  expect((await readReturn(team.s3, COVENTRY, QUARTER)).answers.map(({ answer }) => answer)).not.toContain('C. Before');
  await send(`${RETURN}/answers`, {}, used);
  const next = await returnWhere(({ answers }) => answers.length === 2);
  expect(next.answers).toContainEqual({ sheet: '2. Cover', question: 'Completed by', answer: 'C. Before' });
});

test('an answer of a newer file of another feed counts, and the page says whose it is', async () => {
  await team.drop(
    'narrative/council/this-quarter.csv',
    'Area,Quarter,Sheet,Question,Answer\nCoventry,2025-26 Q1,2. Cover,Completed by,D. Newer\n',
  );
  const page = await open(`${RETURN}/answers`);
  expect(fieldsOf(page).get(COMPLETED_BY)).toBe('D. Newer');
  expect(page).toContain('this-quarter.csv');
  expect(page).toContain('You wrote “C. Before” here.');
  const cleared = await send(`${RETURN}/answers`, { [COMPLETED_BY]: '' }, page);
  expect(await cleared.text()).toContain('withdraw that file');
});

test('amounts and scheme lines of the page are in the next revision', async () => {
  const answer = await send(`${RETURN}/finance`, {
    'income.dfg.planned': '£5,290,411',
    'income.dfg.actual': '1,110,986.50',
    'schemes.0.schemeName': 'Disabled Facility Grants',
    'schemes.0.fundingSource': 'dfg',
    'schemes.0.planned': '5,290,411',
  });
  expect(answer.status).toBe(303);
  const next = await returnWhere(({ income }) => income !== null);
  expect(next.income).toMatchObject({
    toQuarter: QUARTER,
    sources: [{ fundingSource: 'dfg', planned: 5_290_411, updated: null, actual: 1_110_986.5 }],
  });
  expect(next.schemes?.lines).toMatchObject([{ schemeName: 'Disabled Facility Grants', fundingSource: 'dfg' }]);
  expect(reasonOf(next, /Income and expenditure: Disabled Facilities Grant/)).toBeNull();
});

test('whoever filled a form in is in the audit trail', async () => {
  const { entries } = JSON.parse(await open('/api/v1/audit'));
  const filled = entries.filter(({ who }: { who: string }) => who === 'Local user');
  expect(filled.map(({ what }: { what: string }) => what)).toEqual([
    'amounts filled in on the page',
    'answers filled in on the page',
    'answers filled in on the page',
  ]);
  expect(await readText(team.s3, 'bcf-arrivals', 'narrative/pages-E08000026/none.csv')).toBeNull();
});
