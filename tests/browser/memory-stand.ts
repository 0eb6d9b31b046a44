import type { ApiDeps } from '../../functions/handlers/api/deps.ts';
import type { Nation } from '../bench/national-files.ts';
import { type TestApi, testApi } from '../handlers/api-for-test.ts';
import { fillStand, type Places } from './stand.ts';
import { takeInByHand } from './take-in.ts';

/** The product over stores in memory, after a quarter's files came and its returns were published. */
export type MemoryStand = { api: TestApi; deps: ApiDeps; places: Places };

export async function memoryStand(nation: Nation = {}): Promise<MemoryStand> {
  let deps: ApiDeps | undefined;
  const api = testApi((given) => {
    deps = given;
    return given;
  });
  if (!deps) throw new Error('The API was made of nothing');
  return { api, deps, places: await fillStand({ deps, takeIn: takeInByHand(deps), nation }) };
}
