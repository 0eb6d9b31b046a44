import { beforeAll, describe, expect, it } from 'vitest';
import { ANY_FILE_NAME } from '../../../functions/edges/files/upload-form.ts';
import { routes } from '../../../functions/handlers/api/routes.ts';
import { note } from '../figures.ts';
import { type AskedByAnn, askedByAnn, faultsOf, OWN_NAMES, ownTarget } from './asked-by-ann.ts';
import { FILES, FOREIGN, OWN, QUARTER } from './foreign-area.ts';

let ann: AskedByAnn;
beforeAll(async () => {
  ann = await askedByAnn();
});
const ask: AskedByAnn['ask'] = (method, target, asked) => ann.ask(method, target, asked);

const everyByte = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const wide = (text: string): string =>
  encodeURIComponent(text.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)));

/** Ways of writing what is somebody else's, so that a careless reader takes it for one's own, or for another file. */
const tricks = (own: string, other: string): string[] => [
  `${own}%2f..%2f${other}`,
  `${own}%5c..%5c${other}`,
  `..%2f${other}`,
  `%2e%2e%2f${other}`,
  `%252e%252e%252f${other}`,
  `%25252e%25252e%25252f${other}`,
  `..%c0%af${other}`,
  `%c0%ae%c0%ae%c0%af${other}`,
  `%e0%80%af${other}`,
  `%u002e%u002e%u002f${other}`,
  `..%ef%bc%8f${other}`,
  `..%e2%88%95${other}`,
  `${other}%00`,
  `${own}%00${other}`,
  `${other}%00${own}`,
  `${other}%0d%0aX-Injected:%20yes`,
  `${other}%e2%80%8b`,
  `%ef%bb%bf${other}`,
  `${other}%cc%81`,
  `${other}.`,
  `${other}%2f`,
  `${other};v=1`,
  `${other}%3fx=1`,
  `${other}%23`,
  `${other}%7c${own}`,
  `${own},${other}`,
  `${other}+`,
  `%5b%22${other}%22%5d`,
  `%7b%22S%22:%22${other}%22%7d`,
  `#${other}`,
  everyByte(other),
  wide(other),
  other.toLowerCase(),
  other.repeat(1000),
  '%',
  '%'.repeat(500),
  '%ff%fe',
  '%ed%a0%80',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '{area}',
  '*',
  '.',
  '..',
  '%20',
  'null',
  'undefined',
];

const KEY = 'discharge-ready/steel-trust/file%20d.csv';
/** What is somebody else's, by the name of its place in an address. */
const OTHERS: Readonly<Record<string, string>> = {
  area: FOREIGN.code,
  code: FOREIGN.code,
  id: FILES.foreign,
  quarter: `${QUARTER}%2f${FOREIGN.code}`,
  file: `..%2f..%2f${FOREIGN.code}%2fr1%2freturn.json`,
  metric: `..%2f${FOREIGN.code}`,
  name: '..%2f..%2fpackage.json',
};

/** Every address with a name in it, with each of its names written in every odd way and the others as they should be. */
function oddTargets(pattern: string): string[] {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return names.flatMap((odd) => {
    const around = ownTarget(pattern.replace(`{${odd}}`, '\0'));
    return tricks(OWN_NAMES[odd] ?? '', OTHERS[odd] ?? '').map((trick) => around.replace('\0', () => trick));
  });
}

const looks = routes.filter(({ method, path }) => method === 'GET' && path.includes('{'));

describe('an odd path', () => {
  it.each(looks.map(({ path }) => path))('of %s says nothing of anybody else’s and fails nowhere', async (pattern) => {
    const faults: string[] = [];
    for (const target of oddTargets(pattern)) {
      for (const method of ['GET', 'HEAD']) {
        const found = faultsOf(target, await ask(method, target));
        faults.push(...found.map((fault) => `${method} ${target.slice(0, 200)}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect(ann.api.logged.filter((line) => line.includes('api.failed'))).toEqual([]);
  });

  it.each(['return.json', 'public/return.json', '../r1/return.json', 'latest.json', '..', 'r1'])(
    'leads to a file of one’s own return by its name alone, not by %s written otherwise',
    async (name) => {
      const target = `/returns/${QUARTER}/${OWN}/${encodeURIComponent(name)}`;
      const { status, headers } = await ask('GET', target);
      const isOwn = new URL(headers.location ?? 'x:/').pathname.includes(`/${OWN}/r1/`);
      expect([name, status, isOwn]).toEqual([
        name,
        ...(name.endsWith('return.json') && !name.includes('..') ? [303, true] : [404, false]),
      ]);
    },
  );
});

describe('what is no path', () => {
  const own = [`/returns/${QUARTER}/${OWN}`, `/api/v1/returns/${OWN}/${QUARTER}`, '/files'];
  it.each(['http:', 'x', '..', '', '*', '%2f', 'http://127.0.0.1'])(
    'leads nowhere: an address that begins with "%s"',
    async (start) => {
      for (const target of own) {
        const wanted = start === '' ? 200 : 404;
        expect([target, (await ask('GET', `${start}${target}`)).status]).toEqual([target, wanted]);
      }
    },
  );
});

describe('a key among the arrivals', () => {
  const keys = [
    KEY,
    `discharge-ready/coventry/..%2f..%2f${KEY}`,
    'discharge-ready/coventry%00/../steel-trust/file%20d.csv',
    'discharge-ready/STEEL-TRUST/file%20d.csv',
    'discharge-ready%2fsteel-trust%2ffile%20d.csv',
    '/discharge-ready/steel-trust/file%20d.csv',
    './discharge-ready/steel-trust/file%20d.csv',
    'coventry/discharge-ready/steel-trust/file%20d.csv',
    `${'a/'.repeat(600)}x`,
    '',
    '%00',
    '..',
    '%ed%a0%80',
  ];

  it.each(keys)('that is not of a feed of one’s own has not arrived: %s', async (key) => {
    for (const version of ['', '&version=v1', '&version=null', '&version=%00', `&version=${'v'.repeat(2000)}`]) {
      const target = `/api/v1/uploads?key=${key}${version}`;
      const answer = await ask('GET', target);
      expect([target.slice(0, 200), faultsOf(target, answer)]).toEqual([target.slice(0, 200), []]);
      const isOfOwnFolder = key.startsWith('discharge-ready/coventry/');
      if (!isOfOwnFolder) expect([400, 404]).toContain(answer.status);
      // A key has no folders: what looks like a way up is a name, under which nothing has arrived.
      else expect(answer.json.submission ?? FILES.own).not.toBe(FILES.foreign);
    }
  });

  it.each(keys.slice(0, -1).filter((key) => !key.startsWith('discharge-ready/coventry/')))(
    'leads to no page of what was found in it: %s',
    async (key) => {
      const target = `/upload/sent?key=${key}`;
      const answer = await ask('GET', target);
      expect([[400, 404].includes(answer.status), faultsOf(target, answer)]).toEqual([true, []]);
    },
  );

  it('to send under is one of the feed that was asked for, whatever the name of the file', async () => {
    for (const fileName of [
      'a.csv',
      ANY_FILE_NAME,
      `a${ANY_FILE_NAME}b.csv`,
      '%2e%2e%2fa.csv',
      '..%2fa.csv',
      '"; x="',
      'ａ.csv',
    ]) {
      const { status, json } = await ask('POST', '/api/v1/uploads', { body: { feed: 'coventry', fileName } });
      expect([fileName, status]).toEqual([fileName, 201]);
      expect(json.key).toBe(`inbox/coventry/${fileName}`);
    }
    for (const fileName of [
      '../a.csv',
      'a/b.csv',
      'a\\b.csv',
      'a\0.csv',
      'a\nb.csv',
      'a\u0085b.csv',
      'x'.repeat(300),
    ]) {
      const { status } = await ask('POST', '/api/v1/uploads', { body: { feed: 'coventry', fileName } });
      expect([fileName.slice(0, 20), status]).toEqual([fileName.slice(0, 20), 422]);
    }
  });
});

describe('all of it together', () => {
  it('has changed nothing', async () => {
    expect(ann.tried()).toBeGreaterThan(500);
    await ann.expectUnchanged();
    const what = 'odd paths and keys: nothing is said of others and nothing changed';
    note({ promise: 'attacks', what, tried: ann.tried() });
  });
});
