import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { cursorOf } from '../../../functions/handlers/api/cursor.ts';
import { routes } from '../../../functions/handlers/api/routes.ts';
import type { TestApi } from '../../handlers/api-for-test.ts';
import { fileForm } from '../../handlers/multipart-for-test.ts';
import { FORM_TOKEN } from '../../web/shown.ts';
import { as, FILES, OWN, QUARTER, twoAreas } from '../attack/foreign-area.ts';
import { note } from '../figures.ts';
import { type Change, someChanges } from './changes.ts';
import { editJson, textOf } from './edit-json.ts';
import { editText } from './edit-text.ts';
import { fuzz } from './fuzz.ts';
import { watchReaders } from './reached.ts';

const ROOT = as('all');
const REASON = { reason: 'the extract of another month', by: 'Root' };
const NAMED: Record<string, string> = {
  area: OWN,
  code: OWN,
  id: FILES.own,
  quarter: QUARTER,
  metric: 'discharge-delay-average-days',
  file: 'return.json',
  name: 'upload.js',
};
const addressOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => NAMED[name] ?? '');

const QUERY = {
  quarter: QUARTER,
  area: OWN,
  source: 'discharge-ready',
  feed: 'coventry',
  outcome: 'accepted',
  after: cursorOf('2025-07-10T09:00:00.000Z#s-aaaaaaaaaaaaaaaaaaaa'),
  limit: '50',
  page: '1',
  from: '2025-07-01',
  to: '2026-07-20',
  who: 'Ann',
  revision: '1',
  profile: 'public',
  compare: 'england',
  period: '2025-05',
  level: 'row',
  code: 'bad-number',
  words: 'ten',
  sheet: '2',
  show: 'missing',
  key: 'discharge-ready/coventry/file a.csv',
  version: 'v1',
};
type Name = keyof typeof QUERY;
const names = Object.keys(QUERY) as Name[];
// Words that a page looks for are compared with every fault, and one that waits for a file waits for seconds.
const looks = routes
  .filter(({ method, path }) => method === 'GET' && path !== '/upload/sent')
  .map(({ path }) => addressOf(path));

/** Bodies as programs send them, by the address that takes them. */
const BODIES: readonly (readonly [path: string, body: unknown])[] = [
  ['/api/v1/uploads', { feed: 'coventry', source: 'discharge-ready', fileName: 'april.csv' }],
  [`/api/v1/submissions/${FILES.ownHeld}/confirm`, REASON],
  [`/api/v1/submissions/${FILES.own}/withdraw`, REASON],
  ['/api/v1/returns', { area: 'Coventry', quarter: QUARTER }],
  [
    `/api/v1/returns/${OWN}/${QUARTER}/sign-off`,
    { step: 'submit', by: 'Root', despite: 'the finance team answers on Friday' },
  ],
  [`/api/v1/returns/${OWN}/${QUARTER}/unlock`, REASON],
];

const FORMS: readonly (readonly [path: string, fields: Record<string, string>])[] = [
  [`/submissions/${FILES.ownHeld}/confirm`, REASON],
  [`/submissions/${FILES.own}/withdraw`, REASON],
  [`/returns/${QUARTER}/${OWN}/sign-off`, { step: 'submit', despite: 'because' }],
  [`/returns/${QUARTER}/${OWN}/unlock`, REASON],
  [`/returns/${QUARTER}/${OWN}/publish`, {}],
  [
    `/returns/${QUARTER}/${OWN}/answers`,
    {
      seen: '',
      use: 'contacts.completed-by.answer',
      'contacts.completed-by.answer': 'A. Analyst',
      'section-75.signed-on.answer': '12/05/2025',
    },
  ],
  [
    `/returns/${QUARTER}/${OWN}/finance`,
    {
      seen: '',
      add: 'yes',
      'schemes.lines': '3',
      'income.dfg.planned': '£5,290,411',
      'schemes.0.schemeName': 'Home',
      'schemes.0.planned': '100',
    },
  ],
  ['/signed-in', { name: 'Ann', area: OWN, feeds: 'coventry rkb', provider: 'yes' }],
];

let api: TestApi;
beforeAll(async () => {
  api = await twoAreas();
});

/** Asks, and holds the answer against what every answer must be: the API by its description, no failure, nothing half said. */
async function expectAnswer(
  method: string,
  target: string,
  asked: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<number> {
  const logged = api.logged.length;
  const answer = await api.ask(method, target, { ...asked, headers: { ...ROOT, ...asked.headers } });
  const { status, headers, body } = answer;
  expect([
    target,
    status >= 200 && status < 500,
    api.logged.slice(logged).filter((line) => line.includes('api.failed')),
  ]).toEqual([target, true, []]);
  expect(body).not.toMatch(/node:internal|\.ts:\d+|Cannot read prop|undefined is/);
  const isPage = headers['content-type']?.startsWith('text/html');
  if (isPage) expect(body).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/);
  return status;
}

const form = (fields: unknown): string =>
  Object.entries(fields ?? {})
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(textOf(value).toWellFormed())}`,
    )
    .join('&');

const readers = watchReaders('requests');

test('every address answers a request with every word that any of them knows', async () => {
  for (const target of looks) await expectAnswer('GET', `${target}?${form(QUERY)}`);
});

describe('a request that is not what it should be is answered with what is wrong with it', () => {
  test('in its path and its query', async () => {
    const inputs = fc.record({
      target: fc.constantFrom(...looks),
      name: fc.subarray(names, { maxLength: 4 }),
      changes: someChanges,
      where: fc.nat(3),
      method: fc.constantFrom('GET', 'GET', 'HEAD'),
    });
    const tried = await fuzz(
      inputs,
      { runs: [500, 30_000], seconds: [6, 20] },
      async ({ target, name, changes, where, method }) => {
        const given = Object.fromEntries(name.map((each) => [each, QUERY[each]]));
        const query = where === 0 ? editText(form(given), changes) : form(editJson(given, where === 1 ? changes : []));
        const path = where === 2 ? `/${editText(target.slice(1), changes)}` : target;
        await expectAnswer(method, `${path.replaceAll('?', '%3f')}?${query}`);
      },
    );
    note({ promise: 'inputs fuzzed', what: 'paths and queries of requests', tried });
  });

  test('in its body of JSON', async () => {
    const inputs = fc.record({
      asked: fc.constantFrom(...BODIES),
      changes: someChanges,
      asText: fc.boolean(),
      depth: fc.constantFrom(0, 0, 0, 50_000),
    });
    const tried = await fuzz(
      inputs,
      { runs: [300, 15_000], seconds: [5, 12] },
      async ({ asked: [path, given], changes, asText, depth }) => {
        const document = asText ? editText(JSON.stringify(given), changes) : JSON.stringify(editJson(given, changes));
        const body = `${'['.repeat(depth)}${document}${']'.repeat(depth)}`;
        await expectAnswer('POST', path, { body });
      },
    );
    note({ promise: 'inputs fuzzed', what: 'bodies of JSON', tried });
  });

  test('in the fields of its form', async () => {
    const inputs = fc.record({ asked: fc.constantFrom(...FORMS), changes: someChanges, asText: fc.boolean() });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: `form-token=${FORM_TOKEN}` };
    const tried = await fuzz(
      inputs,
      { runs: [200, 10_000], seconds: [5, 12] },
      async ({ asked: [path, fields], changes, asText }) => {
        const all = { ...fields, token: FORM_TOKEN };
        const body = asText
          ? editText(form(all), changes)
          : form({ ...Object(editJson(fields, changes)), token: FORM_TOKEN });
        await expectAnswer('POST', path, { headers, body });
      },
    );
    note({ promise: 'inputs fuzzed', what: 'forms of pages', tried });
  });

  test('in the parts of its form with a file', async () => {
    const table = 'Area,Quarter,Discharged,At home at 91 days\nCoventry,2025-26-Q1,10,8\n';
    const { body: whole, headers } = fileForm(
      { name: 'april.csv', text: table },
      { token: FORM_TOKEN, source: 'reablement', feed: 'coventry' },
    );
    const cookie = { cookie: `form-token=${FORM_TOKEN}` };
    const inputs = fc.record({
      path: fc.constantFrom('/check', '/api/v1/check'),
      changes: someChanges,
      type: fc.tuple(fc.nat(5), someChanges),
    });
    const tried = await fuzz(
      inputs,
      { runs: [250, 15_000], seconds: [4, 10] },
      async ({ path, changes, type: [odd, inType] }) => {
        const type =
          odd === 0
            ? editText(headers['content-type'] ?? '', inType).replaceAll(/[^\t\x20-\x7e]/g, '?')
            : (headers['content-type'] ?? '');
        await expectAnswer('POST', path, {
          headers: { ...cookie, 'content-type': type },
          body: editText(whole, changes),
        });
      },
    );
    note({ promise: 'inputs fuzzed', what: 'forms with a file', tried });
  });

  test('in its headers and cookies', async () => {
    const real = {
      cookie: `form-token=${FORM_TOKEN}; visitor=e30; signed-in=a.b.c`,
      authorization: 'Bearer a.b.c',
      'content-type': 'text/plain; charset=utf-8',
      host: '127.0.0.1:8080',
      'x-forwarded-proto': 'https',
      accept: 'text/html,*/*;q=0.8',
      range: 'bytes=0-10',
    };
    const one = fc.constantFrom(...(Object.keys(real) as (keyof typeof real)[]));
    const inputs = fc.record({
      target: fc.constantFrom(
        '/',
        '/check',
        '/files',
        '/upload/file?feed=rkb',
        '/api/v1/areas',
        `/returns/${QUARTER}/${OWN}`,
      ),
      name: one,
      changes: someChanges,
    });
    const tried = await fuzz(inputs, { runs: [200, 10_000], seconds: [3, 8] }, async ({ target, name, changes }) => {
      const value = editText(real[name], changes as Change[]).replaceAll(/[\r\n\0]/g, ' ');
      await expectAnswer('GET', target, { headers: { ...real, [name]: value } });
    });
    note({ promise: 'inputs fuzzed', what: 'headers and cookies', tried });
  });
});

readers.expectReached();
