import { expect, it } from 'vitest';
import { routes } from '../../../functions/handlers/api/routes.ts';
import type { Answer, TestApi } from '../../handlers/api-for-test.ts';
import { FORM_TOKEN } from '../../web/shown.ts';
import { note } from '../figures.ts';
import { as, FILES, FOREIGN, OWN, PLANTED, QUARTER, twoAreas } from './foreign-area.ts';
import { saidIn } from './said-in.ts';

/** Words, methods and templates name any area as an example, and are the same for everybody. */
const SAME_FOR_ALL = /^\/(method|rules|glossary|problems|templates|styles|scripts|check)/;

const VALUES: Record<string, readonly string[]> = {
  area: [OWN, FOREIGN.code, FOREIGN.former, FOREIGN.code.toLowerCase(), `%20${FOREIGN.code}`],
  code: [OWN, FOREIGN.code, FOREIGN.former, 'steel-trust'],
  quarter: [QUARTER],
  id: Object.values(FILES),
  metric: ['discharge-delay-average-days'],
  file: ['return.json', 'boards.csv', 'boards.svg', 'boards.png', 'quarters.csv', 'board-report.html'],
  name: ['upload.js'],
};

const QUERIES = [
  '',
  `?quarter=${QUARTER}`,
  `?quarter=${QUARTER}&compare=region`,
  '?compare=england',
  `?area=${FOREIGN.code}`,
  '?profile=public',
  '?revision=1',
  '?period=2025-05',
  '?rows=yes',
  '?feed=steel-trust',
  `?key=${encodeURIComponent('discharge-ready/steel-trust/file b.csv')}`,
];

/** Every address that a pattern can mean here. */
function targetsOf(pattern: string): string[] {
  const [, name] = /\{(\w+)\}/.exec(pattern) ?? [];
  if (!name) return [pattern];
  return (VALUES[name] ?? []).flatMap((value) => targetsOf(pattern.replace(`{${name}}`, value)));
}

const form = (fields: Record<string, string>) => ({
  body: new URLSearchParams({ token: FORM_TOKEN, ...fields }).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `form-token=${FORM_TOKEN}` },
});

const BODIES = [
  { body: { area: FOREIGN.code, quarter: QUARTER, reason: 'because', feed: 'steel-trust', fileName: 'a.csv' } },
  { body: { area: FOREIGN.name, quarter: QUARTER } },
  { body: { area: FOREIGN.former, quarter: QUARTER } },
  form({ reason: 'because', step: 'submit', do: 'try', name: 'Sally', area: FOREIGN.code }),
];

async function ask(api: TestApi, method: string, target: string): Promise<Answer[]> {
  const headers = as('provider+reviewer+certifier');
  if (method === 'GET') return [await api.ask('GET', target, { headers }), await api.ask('HEAD', target, { headers })];
  return Promise.all(
    BODIES.map((asked) =>
      api.ask(method, target, { ...asked, headers: { ...('headers' in asked && asked.headers), ...headers } }),
    ),
  );
}

it('no address says anything of an area to somebody who may not see it', async () => {
  const api = await twoAreas();
  let answers = 0;
  let given = 0;
  for (const { method, path } of routes.filter((route) => !SAME_FOR_ALL.test(route.path))) {
    for (const target of targetsOf(path)) {
      for (const query of method === 'GET' ? QUERIES : ['']) {
        for (const answer of await ask(api, method, `${target}${query}`)) {
          const said = saidIn(`${target}${query}`, answer);
          const found = PLANTED.filter((word) => said.includes(word));
          expect([method, target, query, answer.status, found]).toEqual([method, target, query, answer.status, []]);
          expect(answer.status).toBeLessThan(500);
          answers += 1;
          if (answer.status < 300) given += 1;
        }
      }
    }
  }
  expect(given).toBeGreaterThan(200);
  const what = 'every address asked for by somebody of another area: nothing planted there is said';
  note({ promise: 'attacks', what, tried: answers });
}, 120_000);

it('the same walk by somebody who may see all finds what was planted', async () => {
  const api = await twoAreas();
  const found = new Set<string>();
  for (const { path } of routes.filter(({ method }) => method === 'GET')) {
    for (const target of targetsOf(path)) {
      for (const query of QUERIES.slice(0, 3)) {
        const said = saidIn(`${target}${query}`, await api.ask('GET', `${target}${query}`, { headers: as('all') }));
        for (const word of PLANTED) if (said.includes(word)) found.add(word);
      }
    }
  }
  expect(PLANTED.filter((word) => !found.has(word))).toEqual([FOREIGN.former]);
}, 120_000);
