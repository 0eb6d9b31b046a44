import { everyPage } from './every-page.ts';
import type { Fetch } from './page-weight.ts';
import type { Places } from './stand.ts';

/** Milliseconds of one page, several times over, the shortest first. */
export type PageTime = { name: string; address: string; times: number[] };

/** It waits for the file to be read, however quick the product is. */
const WAITS = 'a file that has arrived';

/** It reads every row of the files behind the number again, and only when somebody asks for that. */
export const READS_FILES = 'where a number comes from, row by row';

/** The pages whose time says something about the product. */
export const timedPages = everyPage.filter(([name]) => name !== WAITS);

/** Asks for every page so often; what comes before is not counted, as it is when a product has just been started. */
export async function pageTimes(places: Places, fetchText: Fetch, often: number): Promise<PageTime[]> {
  const found: PageTime[] = [];
  for (const [name, addressIn] of timedPages) {
    const address = addressIn(places);
    for (let warm = 0; warm < 3; warm += 1) await fetchText(address);
    const times: number[] = [];
    for (let asked = 0; asked < often; asked += 1) {
      const begun = performance.now();
      await fetchText(address);
      times.push(performance.now() - begun);
    }
    found.push({ name, address, times: times.sort((a, b) => a - b) });
  }
  return found;
}
