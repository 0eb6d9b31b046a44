import { readFile } from 'node:fs/promises';
import type { Route } from '../route.ts';

const ours = new URL('../../../../web/styles/site.css', import.meta.url);
const nhsuk = () => new URL(import.meta.resolve('nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css'));

// The fonts lie with somebody else, who would learn who reads; and a locked-down laptop does not reach them.
const FONTS = /@font-face\{[^}]*\}/g;

function styles(path: string, text: () => Promise<string>): Route {
  return {
    method: 'GET',
    path,
    needs: 'anybody',
    answer: async () => ({
      statusCode: 200,
      headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' },
      body: await text(),
    }),
  };
}

/** The stylesheets. Deployed, the site's distribution answers these addresses from a bucket and they are not asked for here. */
export const stylesheetRoutes: readonly Route[] = [
  styles('/styles/site.css', () => readFile(ours, 'utf8')),
  styles('/styles/nhsuk-frontend.css', async () => (await readFile(nhsuk(), 'utf8')).replace(FONTS, '')),
];
