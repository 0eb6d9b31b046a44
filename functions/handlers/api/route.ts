import type { Deed } from '../../core/visitors/deeds.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest, HttpResponse, OpenRequest } from './http.ts';

/** What answers somebody who is signed in. */
export type Answer = (deps: ApiDeps, request: ApiRequest) => Promise<HttpResponse>;

/** Whoever is signed in may look; a deed needs a role. Whose board or file it is, the doors say that the route goes through. */
type ForVisitors = { needs: 'visitor' | Deed; answer: Answer };

/** For whoever comes. It knows no visitor, so it can show nothing that is for some. */
type ForAnybody = { needs: 'anybody'; answer(deps: ApiDeps, request: OpenRequest): Promise<HttpResponse> };

/** One address, who may ask for it, and what answers it. `{name}` in the path stands for one part of it. */
export type Route = { method: 'GET' | 'POST'; path: string } & (ForVisitors | ForAnybody);

/** The first part is what stands before the first slash: nothing, where a text is a path. */
const partsOf = (path: string): string[] => path.split('/');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The named parts of a path that has the shape of the pattern; null where it has another. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [partsOf(pattern), partsOf(path)];
  if (wanted.length !== given.length) return null;
  const named: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== value) return null;
    } else if (value === '') return null;
    else named[part.slice(1, -1)] = decoded(value);
  }
  return named;
}
