import middy from '@middy/core';
import { Rejected } from '../../edges/problem.ts';
import type { ApiDeps } from './deps.ts';
import { tokenOf, withToken } from './form-token.ts';
import { type HttpEvent, type HttpResponse, methodOf, requestOf } from './http.ts';
import { MethodNotAllowed, problemDetails } from './problem-details.ts';
import { matchPath, type Route } from './route.ts';
import { routes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';

type Found = { route: Route; path: Record<string, string> };

const isPage = ({ headers }: HttpResponse): boolean => String(headers?.['content-type']).startsWith('text/html');

async function answer(deps: ApiDeps, event: HttpEvent): Promise<HttpResponse> {
  const method = methodOf(event) === 'HEAD' ? 'GET' : methodOf(event);
  const here = routes.flatMap((route) => {
    const path = matchPath(route.path, event.rawPath);
    return path ? [{ route, path }] : [];
  });
  const found = here.find(({ route }) => route.method === method);
  if (found) return answerBy(deps, event, found);
  if (here.length > 0) throw new MethodNotAllowed(here.map(({ route }) => route.method));
  throw new Rejected('not-found', 'The address may have a typing error in it, or what was here is gone.');
}

async function answerBy(deps: ApiDeps, event: HttpEvent, { route, path }: Found): Promise<HttpResponse> {
  const visitor = await deps.signIn.visitorOf(event);
  if (!visitor) throw new Rejected('not-signed-in', 'Sign in, then ask again.');
  const known = tokenOf(event, deps.cookies);
  const formToken = known ?? deps.newToken();
  const response = await route.answer(deps, requestOf(event, { path, visitor, formToken }));
  return known === null && isPage(response) ? withToken(response, deps.cookies, formToken) : response;
}

/** Set off by requests to the web: pages for people, `/api/v1/` for programs (schemas/api.yaml). */
export function createApi(deps: ApiDeps) {
  return middy<HttpEvent, HttpResponse>()
    .use(securityHeaders())
    .use(problemDetails(deps))
    .handler((event) => answer(deps, event));
}
