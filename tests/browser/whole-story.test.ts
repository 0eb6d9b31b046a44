import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LatestDocument } from '../../functions/core/returns/latest-document.ts';
import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { createApi } from '../../functions/handlers/api/api.ts';
import { allowUploads } from '../../local/allow-uploads.ts';
import { onOneMachine } from '../../local/one-machine-web.ts';
import { startWebServer, type WebServer } from '../../local/web-server.ts';
import { emergencies, extractFile } from '../end-to-end/hand-made.ts';
import { readReturn, readText, startTestStack, type TestStack } from '../end-to-end/stack-for-test.ts';
import { inBrowser } from './in-browser.ts';
import { sendWithoutScripts, sendWithScripts } from './send-file.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const RETURN = `/returns/${QUARTER}/${COVENTRY}`;
const METRIC = 'emergency-admissions-65-plus';
const CHALLENGES = 'Two wards were closed in April.';
const PLAN = `Area,Metric,Period,Value\nCoventry,${METRIC},${QUARTER},10\n`;
const LONGEST_WAIT_MS = 30_000;
const LOOK_EVERY_MS = 100;

const before = extractFile(emergencies(20));
const bad = extractFile(emergencies(40)).replace('admission date', 'came on');
const mended = extractFile(emergencies(40));

/** Looks until what is stored is as wanted: the product publishes by itself, a moment after it was asked. */
async function until<T>(look: () => Promise<T>, isWanted: (found: T) => boolean): Promise<T> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_EVERY_MS) {
    const found = await look();
    if (isWanted(found)) return found;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error('It did not come');
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const ways = [
  ['with JavaScript', true, sendWithScripts],
  ['without JavaScript', false, sendWithoutScripts],
] as const;

inBrowser('the story of a return, from a bad file to the signed workbook', (browser) => {
  describe.each(ways)('%s', (_way, javaScriptEnabled, send) => {
    let team: TestStack;
    let web: WebServer;
    let context: BrowserContext;
    let page: Page;
    beforeAll(async () => {
      team = await startTestStack();
      const { fileArrived, publish, s3Url } = team.stack;
      const handler = createApi({ ...fileArrived, ...publish, s3Url, ...onOneMachine('Local user') });
      web = await startWebServer({ port: 0, handler });
      await allowUploads(team.stack.clients.s3, team.stack.settings.arrivalsBucket, web.url);
      await team.drop('plan/bcf/plan.csv', PLAN);
      await team.drop('sus-apc/coventry/april.csv', before);
      context = await browser().newContext({ javaScriptEnabled, baseURL: web.url });
      page = await context.newPage();
    });
    afterAll(async () => {
      await context.close();
      await web.close();
      await team.close();
    });

    const open = (path: string) => page.goto(path);
    const words = () => page.locator('main').innerText();
    const openReturn = async () => {
      await open(RETURN);
      return words();
    };
    const valueShown = async () => {
      await open(`/metrics/${QUARTER}/${COVENTRY}`);
      return page.locator('.nhsuk-card', { hasText: 'Emergency admissions' }).first().locator('.figure').innerText();
    };
    const returnWhere = (isSo: (document: ReturnDocument) => boolean) =>
      until(() => readReturn(team.s3, COVENTRY, QUARTER), isSo);

    /** Somebody else sits down at the machine. */
    const be = async (name: string, role: string) => {
      await open('/signed-in');
      await page.getByLabel('Name', { exact: true }).fill(name);
      for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
      await page.getByRole('checkbox', { name: new RegExp(`^${role}`) }).check();
      await page.getByRole('button', { name: 'Be this person' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`You are ${name}`);
    };

    test('a bad file is sent, and its page says what is wrong, where, and how to mend it', async () => {
      await send(page, { feed: 'coventry', source: 'sus-apc', name: 'april, late.csv', text: bad });
      const said = await words();
      expect(said).toContain('Rejected');
      expect(said).toContain('Add the column');
      expect(said).toContain('Date of admission');
      expect(await valueShown()).toContain('37');
    });

    test('the mended file is accepted, and the metric moves', async () => {
      await send(page, { feed: 'coventry', source: 'sus-apc', name: 'april, late.csv', text: mended });
      expect(await words()).toContain('40 of 40 rows');
      expect(await valueShown()).toContain('75');
    });

    test('the narrative is written, and is in the next draft', async () => {
      await open(`${RETURN}/answers`);
      await page.locator(`[name="metrics.${METRIC}.challenges"]`).fill(CHALLENGES);
      await page.getByRole('button', { name: 'Save the answers' }).first().click();
      const { answers } = await returnWhere((document) => document.answers.length > 0);
      expect(answers.map(({ answer }) => answer)).toEqual([CHALLENGES]);
    });

    test('somebody who may not sign is told who must', async () => {
      await be('V. Reviewer', 'reviewer');
      expect(await openReturn()).toContain('somebody with the role provider must submit it');
    });

    test('three people submit, review and certify it, and it is signed', async () => {
      for (const [name, role, press] of [
        ['P. Provider', 'provider', /^Submit/],
        ['R. Reviewer', 'reviewer', /^Review/],
        ['C. Certifier', 'certifier', /^Certify/],
      ] as const) {
        await be(name, role);
        await openReturn();
        const despite = page.getByLabel('Why it is signed although');
        if (role === 'certifier') await despite.fill('The finance team answers on Friday.');
        await page.getByRole('button', { name: press }).click();
        expect(await words()).toContain(name);
      }
      await returnWhere(({ status }) => status === 'signed-off');
      expect(await openReturn()).toContain('Signed off by C. Certifier');
    });

    test('the workbook that is downloaded is, to the byte, the one in the bucket', async () => {
      await openReturn();
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Coventry HWB.xlsx' }).first().click();
      const downloaded = await readFile(await (await downloading).path());
      const folder = `2025-26/Q1/${COVENTRY}`;
      const latest: LatestDocument = JSON.parse(
        (await readText(team.s3, 'bcf-returns', `${folder}/latest.json`)) ?? '',
      );
      const file = latest.files.find(({ name }) => name === 'Coventry HWB.xlsx');
      const stored = await team.s3.send(new GetObjectCommand({ Bucket: 'bcf-returns', Key: file?.key ?? '' }));
      const bytes = await stored.Body?.transformToByteArray();
      expect(latest.status).toBe('signed-off');
      expect([sha256(downloaded), file?.sha256]).toEqual([sha256(bytes ?? new Uint8Array()), sha256(downloaded)]);
    });
  });
});
