import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '../../functions/handlers/api/api.ts';
import { allowUploads } from '../../local/allow-uploads.ts';
import { onOneMachine } from '../../local/one-machine-web.ts';
import { startWebServer, type WebServer } from '../../local/web-server.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const TABLE = 'Area,Quarter,Discharged,At home at 91 days\nCoventry,2025-26-Q1,10,8\nSolihull,2025-26-Q1,x,8\n';
const MENDED = TABLE.replace('x', '20');
const LONGEST_WAIT_MS = 30_000;

let team: TestStack;
let web: WebServer;
beforeAll(async () => {
  team = await startTestStack();
  const { fileArrived, publish, s3Url, clients, settings } = team.stack;
  const handler = createApi({ ...fileArrived, ...publish, s3Url, ...onOneMachine('Local user') });
  web = await startWebServer({ port: 0, handler });
  await allowUploads(clients.s3, settings.arrivalsBucket, web.url);
});
afterAll(async () => {
  await web.close();
  await team.close();
});

const open = async (path: string): Promise<string> => (await fetch(`${web.url}${path}`)).text();

const plain = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/** The form of a page that goes to the bucket, as a browser without scripts would fill it in. */
function bucketForm(page: string, file: { name: string; text: string }): { url: string; body: FormData } {
  const [, url = ''] = /<form method="post" action="([^"]+)" enctype="multipart\/form-data"/.exec(page) ?? [];
  const body = new FormData();
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)) {
    body.append(plain(name), plain(value));
  }
  body.append('file', new Blob([file.text]), file.name);
  return { url: plain(url), body };
}

type Form = { url: string; fields: Record<string, string>; submissionsUrl: string };

async function formFor(body: object): Promise<Form> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${web.url}/api/v1/uploads`, { method: 'POST', headers, body: JSON.stringify(body) });
  return JSON.parse(await answer.text());
}

/** Sends a file as the script of the page does, from a page of this origin. */
function sendFrom(origin: string, { url, fields }: Form, text: string) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([text]), 'ignored.csv');
  return fetch(url, { method: 'POST', body, headers: { origin } });
}

describe('a file that is sent without scripts', () => {
  test('goes to the bucket, and its sender is led to what was found in it', async () => {
    const page = await open('/upload/file?feed=Reablement-Team');
    const { url, body } = bucketForm(page, { name: 'april & may.csv', text: TABLE });
    const stored = await fetch(url, { method: 'POST', body, redirect: 'manual' });
    expect(stored.status).toBe(303);
    const sent = await fetch(stored.headers.get('location') ?? '', { redirect: 'manual' });
    const location = sent.headers.get('location') ?? '';
    expect(location).toMatch(/^\/submissions\/s-/);
    await team.reportWhen(location.split('/').at(-1) ?? '', () => true);
    const found = await open(location);
    expect(found).toContain('april &amp; may.csv');
    expect(found).toContain('1 of 2 rows is fine');
  });

  test('cannot be put anywhere else, and is not taken when it is empty', async () => {
    const page = await open('/upload/file?feed=coventry&source=reablement');
    const elsewhere = bucketForm(page, { name: 'a.csv', text: MENDED });
    elsewhere.body.set('key', 'plan/solihull/a.csv');
    expect((await fetch(elsewhere.url, { method: 'POST', body: elsewhere.body })).status).toBe(403);
    const empty = bucketForm(page, { name: 'a.csv', text: '' });
    expect((await fetch(empty.url, { method: 'POST', body: empty.body })).status).toBe(400);
  });
});

describe('a file that is sent by the script of the page', () => {
  test('says which version it has become to a page of this site, by which its outcome is found', async () => {
    const form = await formFor({ feed: 'coventry', source: 'reablement', fileName: 'april.csv' });
    const stored = await sendFrom(web.url, form, MENDED);
    expect(stored.status).toBe(204);
    expect(stored.headers.get('access-control-allow-origin')).toBe(web.url);
    expect(stored.headers.get('access-control-expose-headers')).toContain('x-amz-version-id');
    const version = encodeURIComponent(stored.headers.get('x-amz-version-id') ?? '');
    for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 100) {
      const answer = await fetch(`${web.url}${form.submissionsUrl}&version=${version}`);
      if (answer.status === 200) {
        expect(await answer.json()).toMatchObject({ outcome: 'accepted', source: 'reablement', rows: { accepted: 2 } });
        return;
      }
      expect(answer.status).toBe(202);
      await pause(100);
    }
    throw new Error('The file was not read');
  });

  test('is allowed from no other site', async () => {
    const form = await formFor({ feed: 'coventry', fileName: 'april.csv' });
    const stored = await sendFrom('http://elsewhere.example', form, MENDED);
    expect(stored.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the rows that cannot be used', () => {
  test('can be downloaded, mended, put together with the good ones and sent again', async () => {
    const report = await team.drop('reablement/solihull/may.csv', TABLE);
    const rows = async (kind: string) =>
      (await fetch(`${web.url}/submissions/${report.submission}/rows/${kind}.csv`)).text();
    const [good, bad] = [await rows('good'), await rows('bad')];
    expect(bad).toContain('Solihull,2025-26-Q1,x,8');
    const mended = `${good}${bad.split('\r\n')[1]?.replace('x', '20')}\r\n`;
    const again = await team.drop('reablement/solihull/may-mended.csv', mended);
    expect(again.rows).toMatchObject({ read: 2, accepted: 2 });
    const { entries } = JSON.parse(await open('/api/v1/audit?what=downloaded'));
    expect(entries).toHaveLength(2);
  });
});

describe('a file that is only checked', () => {
  test('is told of its faults and leaves nothing in the stores', async () => {
    const before = await open('/api/v1/submissions');
    const body = new FormData();
    body.append('file', new Blob([TABLE]), 'Größe.csv');
    const answer = await fetch(`${web.url}/api/v1/check`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ source: 'reablement', rows: { read: 2 }, file: { key: 'Größe.csv' } });
    expect(await open('/api/v1/submissions')).toBe(before);
  });

  test('may have more than other requests, up to what a function can be called with', async () => {
    const send = (bytes: number) => {
      const body = new FormData();
      body.append('file', new Blob([MENDED, '\n'.repeat(bytes)]), 'large.csv');
      return fetch(`${web.url}/check`, { method: 'POST', body });
    };
    expect((await send(2_000_000)).status).toBe(403);
    const tooLarge = await send(7_000_000);
    expect(tooLarge.status).toBe(413);
    expect(await tooLarge.text()).toContain('npm run bcf -- check');
  });
});
