import type { Route } from '../route.ts';
import { webFile } from '../web-file.ts';

const OURS = 'web/styles/site.css';
const NHSUK = 'node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css';

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

/** The stylesheets. Deployed, the site's distribution keeps them for as long as they say. */
export const stylesheetRoutes: readonly Route[] = [
  styles('/styles/site.css', () => webFile(OURS)),
  styles('/styles/nhsuk-frontend.css', async () => (await webFile(NHSUK)).replace(FONTS, '')),
];
