import { Rejected } from '../../../edges/problem.ts';
import type { Route } from '../route.ts';
import { webFile } from '../web-file.ts';

const SCRIPTS = ['look-again.js', 'upload-row.js', 'upload-wire.js', 'upload-words.js', 'upload.js'];

/** What makes pages better where scripts run. Deployed, the site's distribution keeps them for as long as they say. */
export const scriptRoute: Route = {
  method: 'GET',
  path: '/scripts/{name}',
  needs: 'anybody',
  answer: async (_deps, { path }) => {
    const name = SCRIPTS.find((each) => each === path.name);
    if (!name) throw new Rejected('no-script', `Scripts are ${SCRIPTS.join(', ')}.`);
    return {
      statusCode: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=300' },
      body: await webFile(`web/scripts/${name}`),
    };
  },
};
