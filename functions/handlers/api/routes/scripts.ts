import { readFile } from 'node:fs/promises';
import { Rejected } from '../../../edges/problem.ts';
import type { Route } from '../route.ts';

const SCRIPTS = new Map(
  ['look-again.js', 'upload-row.js', 'upload-wire.js', 'upload-words.js', 'upload.js'].map((name) => [
    name,
    new URL(`../../../../web/scripts/${name}`, import.meta.url),
  ]),
);

/** What makes pages better where scripts run. Deployed, the site's distribution answers these addresses from a bucket. */
export const scriptRoute: Route = {
  method: 'GET',
  path: '/scripts/{name}',
  needs: 'anybody',
  answer: async (_deps, { path }) => {
    const file = SCRIPTS.get(path.name ?? '');
    if (!file) throw new Rejected('no-script', `Scripts are ${[...SCRIPTS.keys()].join(', ')}.`);
    return {
      statusCode: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=300' },
      body: await readFile(file, 'utf8'),
    };
  },
};
