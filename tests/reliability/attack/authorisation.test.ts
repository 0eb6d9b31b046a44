import { describe, expect, it } from 'vitest';
import { DEEDS } from '../../../functions/core/visitors/deeds.ts';
import { matchPath } from '../../../functions/handlers/api/route.ts';
import { routes } from '../../../functions/handlers/api/routes.ts';
import type { Answer, TestApi } from '../../handlers/api-for-test.ts';
import { FORM_TOKEN } from '../../web/shown.ts';
import { note } from '../figures.ts';
import { ACTIONS, type Action, namedFor, WHOSE, type Whose } from './authorisation-matrix.ts';
import { as, twoAreas } from './foreign-area.ts';
import { stateOf } from './state-of.ts';

const ROLES = ['nobody', 'looker', 'provider', 'reviewer', 'certifier', 'provider+reviewer+certifier'];

/** Why somebody is refused, by the code of the problem; null where they are let through. */
function refusal(role: string, { deed, about }: Action, whose: Whose): string | null {
  if (role === 'nobody') return 'not-signed-in';
  const needed: readonly string[] = deed ? DEEDS[deed] : [];
  if (deed && !role.split('+').some((one) => needed.includes(one))) return 'not-allowed';
  // The first step of signing is the provider's.
  if (whose === 'own') return deed === 'sign' && !role.includes('provider') ? 'not-allowed' : null;
  if (about === 'area') return 'unknown-area';
  if (about === 'file') return whose === 'partly own' ? 'partly-yours' : 'unknown-submission';
  return deed ? 'not-your-feed' : 'no-upload';
}

const REFUSALS = [
  'not-signed-in',
  'not-allowed',
  'unknown-area',
  'partly-yours',
  'unknown-submission',
  'not-your-feed',
  'no-upload',
];

/** The refusal that an answer is, by its code; a page says it by its title. */
function refusedIn({ json, body, headers }: Answer): string | null {
  if (json?.type) return REFUSALS.find((code) => json.type === `/problems#${code}`) ?? null;
  if (!headers['content-type']?.startsWith('text/html')) return null;
  const [, title] = /<h1[^>]*>([^<]+)<\/h1>/.exec(body) ?? [];
  return TITLES.get(title ?? '') ?? null;
}

const TITLES = new Map([
  ['Sign in first', 'not-signed-in'],
  ['This needs another role', 'not-allowed'],
  ['There is no such area', 'unknown-area'],
  ['The file is not about your areas alone', 'partly-yours'],
  ['There is no such submission', 'unknown-submission'],
  ['This feed is not your organisation’s', 'not-your-feed'],
  ['The file has not arrived', 'no-upload'],
]);

const FORM = { 'content-type': 'application/x-www-form-urlencoded', cookie: `form-token=${FORM_TOKEN}` };

function ask(api: TestApi, role: string, { method, target, body, over }: Action, named: string): Promise<Answer> {
  const headers = { ...as(role), ...(over === 'page' && FORM) };
  return api.ask(method, target(named), { headers, ...(body && { body: body(named) }) });
}

describe('who may what', () => {
  it('every address that names an area or a file is asked for', () => {
    const named = routes.filter(({ path }) => /\{(area|code|id)\}/.test(path));
    const isAsked = ({ method, path }: (typeof routes)[number]) =>
      ACTIONS.some((action) => action.method === method && matchPath(path, action.target('x').split('?')[0] ?? ''));
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((route) => !isAsked(route)).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('role by action by whose it is: whoever is refused is told why and changes nothing, and nobody else is refused', async () => {
    const api = await twoAreas();
    const before = await stateOf(api);
    const seen: string[] = [];
    let refused = 0;
    for (const role of ROLES) {
      for (const action of ACTIONS) {
        for (const whose of WHOSE) {
          const named = namedFor(action.about, whose);
          if (named === null) continue;
          const wanted = refusal(role, action, whose);
          // What is let through may change something, so that it has a product of its own.
          const on = wanted === null && action.method === 'POST' ? await twoAreas() : api;
          const cell = [role, action.over, action.name, whose];
          const answer = await ask(on, role, action, named);
          expect([...cell, refusedIn(answer)]).toEqual([...cell, wanted]);
          if (wanted !== null) expect([...cell, answer.status >= 400]).toEqual([...cell, true]);
          if (wanted !== null) refused += 1;
          seen.push(cell.join());
        }
      }
    }
    expect(await stateOf(api)).toBe(before);
    expect(new Set(seen).size).toBeGreaterThan(500);
    expect([seen.length - refused, refused].every((cells) => cells > 100)).toBe(true);
    const what =
      'role × action × own or other area, over API, pages, links and keys: who is let in and who is told why not';
    note({ promise: 'matrix cells', what, tried: seen.length });
  }, 300_000);
});
