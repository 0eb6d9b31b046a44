import type { ApiDeps } from './deps.ts';
import type { ApiRequest, HttpResponse } from './http.ts';

/** One address and what answers it. `{name}` in the path stands for one part of it. */
export type Route = {
  method: 'GET' | 'POST';
  path: string;
  answer(deps: ApiDeps, request: ApiRequest): Promise<HttpResponse>;
};

const partsOf = (path: string): string[] => path.split('/').slice(1);

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
