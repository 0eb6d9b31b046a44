import middy from '@middy/core';
import { Rejected } from '../../edges/problem.ts';
import type { ApiDeps } from './deps.ts';
import { type HttpEvent, type HttpResponse, methodOf, requestOf } from './http.ts';
import { MethodNotAllowed, problemDetails } from './problem-details.ts';
import { matchPath } from './route.ts';
import { routes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';

async function answer(deps: ApiDeps, event: HttpEvent): Promise<HttpResponse> {
  const method = methodOf(event) === 'HEAD' ? 'GET' : methodOf(event);
  const here = routes.flatMap((route) => {
    const path = matchPath(route.path, event.rawPath);
    return path ? [{ route, path }] : [];
  });
  const found = here.find(({ route }) => route.method === method);
  if (found) return found.route.answer(deps, requestOf(event, found.path));
  if (here.length > 0) throw new MethodNotAllowed(here.map(({ route }) => route.method));
  throw new Rejected('not-found', 'The address may have a typing error in it, or what was here is gone.');
}

/** Set off by requests to the web: pages for people, `/api/v1/` for programs (schemas/api.yaml). */
export function createApi(deps: ApiDeps) {
  return middy<HttpEvent, HttpResponse>()
    .use(securityHeaders())
    .use(problemDetails(deps.log))
    .handler((event) => answer(deps, event));
}
