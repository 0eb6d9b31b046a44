import { beforeAll, expect, test } from 'vitest';
import { matchPath } from '../../functions/handlers/api/route.ts';
import { routes } from '../../functions/handlers/api/routes.ts';
import { named } from '../bench/national-files.ts';
import { everyDownload, everyPage } from './every-page.ts';
import { type MemoryStand, memoryStand } from './memory-stand.ts';

let stand: MemoryStand;
beforeAll(async () => {
  stand = await memoryStand({ areas: named.slice(0, 2), spells: 200 });
});

/** The path of the route that answers an address. */
const routeOf = (address: string): string | undefined =>
  routes.find(
    ({ method, path }) => method === 'GET' && matchPath(path, new URL(address, 'http://127.0.0.1').pathname) !== null,
  )?.path;

test('every address that answers a person is looked at by the tests of pages, or is known to be a download', () => {
  const looked = [...everyPage.map(([, address]) => address), ...everyDownload].map((address) =>
    routeOf(address(stand.places)),
  );
  const forPeople = routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/api/v1/'));
  expect(forPeople.map(({ path }) => path).filter((path) => !looked.includes(path))).toEqual([]);
});

test.each(everyPage)('%s is a page', async (name, address) => {
  const { status, headers } = await stand.api.get(address(stand.places));
  expect(headers['content-type']).toContain('text/html');
  expect(status, name).toBe(name.endsWith('not there') ? 404 : 200);
});

test('a download is no page', async () => {
  for (const address of everyDownload) {
    const { status, headers } = await stand.api.get(address(stand.places));
    expect(headers['content-type'] ?? '', address(stand.places)).not.toContain('text/html');
    expect([200, 303], address(stand.places)).toContain(status);
  }
});
