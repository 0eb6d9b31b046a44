import { createHash, timingSafeEqual } from 'node:crypto';
import middy from '@middy/core';
import { DEEDS, type Deed, mayDo } from '../../core/visitors/deeds.ts';
import type { Visitor } from '../../core/visitors/visitor.ts';
import { Rejected } from '../../edges/problem.ts';
import type { ApiDeps } from './deps.ts';
import { tokenOf, withToken } from './form-token.ts';
import { type HttpEvent, type HttpResponse, methodOf, requestOf } from './http.ts';
import { MethodNotAllowed, NotSignedIn, problemDetails } from './problem-details.ts';
import { matchPath, type Route } from './route.ts';
import { routes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';

type Found = { route: Route; path: Record<string, string> };

const isPage = ({ headers }: HttpResponse): boolean => String(headers?.['content-type']).startsWith('text/html');

const hashOf = (text: string) => createHash('sha256').update(text).digest();

/** Whether a request came through the site's distribution, which adds a secret to it. */
function isThroughSite({ siteSecret }: ApiDeps, { headers }: HttpEvent): boolean {
  return siteSecret === undefined || timingSafeEqual(hashOf(headers['x-site-secret'] ?? ''), hashOf(siteSecret));
}

async function answer(deps: ApiDeps, event: HttpEvent): Promise<HttpResponse> {
  if (!isThroughSite(deps, event)) throw new Rejected('not-found', 'Ask for it at the address of the site.');
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

/** Who comes to a route that is not for anybody. Throws where that is nobody, or nobody who may do the deed. */
async function admit({ signIn }: ApiDeps, event: HttpEvent, needs: 'visitor' | Deed): Promise<Visitor> {
  const visitor = await signIn.visitorOf(event);
  if (!visitor) throw new NotSignedIn();
  if (needs === 'visitor' || mayDo(visitor, needs)) return visitor;
  throw new Rejected('not-allowed', `For this one needs the role ${DEEDS[needs].join(' or ')}.`);
}

async function answerBy(deps: ApiDeps, event: HttpEvent, { route, path }: Found): Promise<HttpResponse> {
  const known = tokenOf(event, deps.cookies);
  const formToken = known ?? deps.newToken();
  const request = requestOf(event, { path, formToken });
  const response =
    route.needs === 'anybody'
      ? await route.answer(deps, request)
      : await route.answer(deps, { ...request, visitor: await admit(deps, event, route.needs) });
  return known === null && isPage(response) ? withToken(response, deps.cookies, formToken) : response;
}

/** Set off by requests to the web: pages for people, `/api/v1/` for programs (schemas/api.yaml). */
export function createApi(deps: ApiDeps) {
  return middy<HttpEvent, HttpResponse>()
    .use(securityHeaders())
    .use(problemDetails(deps))
    .handler((event) => answer(deps, event));
}
