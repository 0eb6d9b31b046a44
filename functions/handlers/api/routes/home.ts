import { homePage } from '../../../../web/pages/home-page.ts';
import { listSubmissions } from '../list-submissions.ts';
import { page } from '../respond.ts';
import { returnView } from '../return-view.ts';
import type { Route } from '../route.ts';

const NEWEST = 12;
const MOST_RETURNS = 200;

export const homeRoute: Route = {
  method: 'GET',
  path: '/',
  answer: async (deps) => {
    const [{ submissions }, returns] = await Promise.all([
      listSubmissions(deps, { limit: NEWEST }),
      deps.records.returns.list(MOST_RETURNS),
    ]);
    const { s3Url, arrivals } = deps;
    return page(200, homePage({ s3Url, bucket: arrivals.name, submissions, returns: returns.map(returnView) }));
  },
};
