import { readFile } from 'node:fs/promises';
import type { Route } from '../route.ts';

const file = new URL('../../../../web/styles/site.css', import.meta.url);

/** The one stylesheet. Deployed, the site's distribution answers this address from a bucket and it is not asked for here. */
export const stylesheetRoute: Route = {
  method: 'GET',
  path: '/styles/site.css',
  answer: async () => ({
    statusCode: 200,
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' },
    body: await readFile(file, 'utf8'),
  }),
};
