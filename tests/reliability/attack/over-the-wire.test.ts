import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { note } from '../figures.ts';
import { cookieOf, startWebStand, type WebStand } from './web-stand.ts';

const [OWN, FOREIGN] = ['E08000026', 'E08000039'];
const ANN = cookieOf({ name: 'Ann', roles: ['provider', 'reviewer'], areas: [OWN], feeds: ['coventry'] });
const QUIET_MS = 400;

let stand: WebStand;
let tried = 0;
let links: { own: string; foreign: string };

const plan = (area: string) => `area,metric,period,value\n${area},discharged-on-ready-date,2025-04,87\n`;

async function linkTo(area: string): Promise<string> {
  const { web } = stand;
  const { headers } = await fetch(`${web.url}/returns/2025-26-Q1/${area}/return.json`, { redirect: 'manual' });
  return headers.get('location') ?? '';
}

beforeAll(async () => {
  stand = await startWebStand();
  for (const area of [OWN, FOREIGN]) {
    await stand.team.drop(`plan/${area === OWN ? 'coventry' : 'sheffield'}/plan.csv`, plan(area));
    await stand.team.returnOf(area, '2025-26-Q1');
  }
  links = { own: await linkTo(OWN), foreign: await linkTo(FOREIGN) };
}, 120_000);
afterAll(() => stand.close());

/** Sends bytes as they are and takes what comes back until the other side ends or is quiet. */
function sendRaw(bytes: string): Promise<string> {
  tried += 1;
  const { hostname, port } = new URL(stand.web.url);
  return new Promise((resolve) => {
    let got = '';
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
    const end = () => {
      socket.destroy();
      resolve(got);
    };
    socket.setTimeout(QUIET_MS, end);
    socket.on('data', (part) => {
      got += part.toString('latin1');
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}

const statusesIn = (answer: string): number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => Number(code));

const host = () => `Host: ${new URL(stand.web.url).host}`;
const smuggled = `GET /returns/2025-26-Q1/${'E08000039'} HTTP/1.1`;

const REQUESTS: Record<string, () => string> = {
  'two lengths of its body': () =>
    `POST /check HTTP/1.1\r\n${host()}\r\nContent-Length: 5\r\nContent-Length: 60\r\n\r\nx=1\r\n${smuggled}\r\n${host()}\r\n\r\n`,
  'a length and chunks': () =>
    `POST /check HTTP/1.1\r\n${host()}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}\r\n${host()}\r\n\r\n`,
  'chunks spelt oddly': () =>
    `POST /check HTTP/1.1\r\n${host()}\r\nContent-Length: 4\r\nTransfer-Encoding: xchunked\r\n\r\n5c\r\n${smuggled}\r\n${host()}\r\n\r\n0\r\n\r\n`,
  'a space before a colon': () => `GET / HTTP/1.1\r\n${host()}\r\nContent-Length : 0\r\n\r\n`,
  'a header on two lines': () => `GET / HTTP/1.1\r\n${host()}\r\nX-A: a\r\n b\r\n\r\n`,
  'a NUL in a header': () => `GET / HTTP/1.1\r\n${host()}\r\nX-A: a\0b\r\n\r\n`,
  'a line end alone in a header': () => `GET / HTTP/1.1\r\n${host()}\r\nX-A: a\nX-B: b\r\n\r\n`,
  'a path of control characters': () => `GET /\x01\x7f HTTP/1.1\r\n${host()}\r\n\r\n`,
  'a path with a space': () => `GET /files HTTP/1.1 HTTP/1.1\r\n${host()}\r\n\r\n`,
  'another host': () => `GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
  'a host that begins like ours': () => `GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n`,
  'a host with a user': () => `GET / HTTP/1.1\r\nHost: 127.0.0.1@evil.example\r\n\r\n`,
  'no host': () => `GET / HTTP/1.1\r\n\r\n`,
  'two hosts': () => `GET / HTTP/1.1\r\nHost: evil.example\r\n${host()}\r\n\r\n`,
  'the address of another site as its path': () =>
    `GET http://evil.example/files HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
  'a path without a slash': () => `GET files HTTP/1.1\r\n${host()}\r\n\r\n`,
  'a scheme and a path': () => `GET http:/files HTTP/1.1\r\n${host()}\r\n\r\n`,
  'a header of 100 KB': () => `GET / HTTP/1.1\r\n${host()}\r\nCookie: a=${'x'.repeat(100_000)}\r\n\r\n`,
  '5,000 headers': () =>
    `GET / HTTP/1.1\r\n${host()}\r\n${Array.from({ length: 5000 }, (_, n) => `X-${n}: ${n}`).join('\r\n')}\r\n\r\n`,
  'a path of 100 KB': () => `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n${host()}\r\n\r\n`,
  'a method that is none': () => `FETCH /files HTTP/1.1\r\n${host()}\r\n\r\n`,
  'the way to another server': () => `CONNECT evil.example:443 HTTP/1.1\r\n${host()}\r\n\r\n`,
  'a version that is none': () => `GET / HTTP/9.9\r\n${host()}\r\n\r\n`,
  'the beginning of another protocol': () => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
  'bytes that are no request': () => `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03`,
  'a wish to speak otherwise': () =>
    `GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n`,
};

describe('a request with', () => {
  test.each(Object.keys(REQUESTS))('%s is refused, and no second one is read out of it', async (name) => {
    const answer = await sendRaw(REQUESTS[name]?.() ?? '');
    expect(statusesIn(answer).every((status) => status >= 400 && status < 500)).toBe(true);
    expect(statusesIn(answer).length).toBeLessThanOrEqual(1);
    expect(answer).not.toMatch(/Sheffield|node:|\.ts:|at Object|stack/);
  });

  test('nothing wrong is answered as before', async () => {
    expect((await fetch(`${stand.web.url}/files`)).status).toBe(200);
    expect(statusesIn(await sendRaw(`GET /files HTTP/1.1\r\n${host()}\r\n\r\n`))).toEqual([200]);
  });
});

describe('a download link', () => {
  test('leads to the file that it was made for', async () => {
    const answer = await fetch(links.own);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { area: { code: string } }).area.code).toBe(OWN);
  });

  const changes: Record<string, (link: URL) => string> = {
    'the return of another area': ({ href }) => href.replaceAll(OWN, FOREIGN),
    'another file of the same return': ({ href }) => href.replace('return.json', 'metrics.csv'),
    'another bucket': ({ href }) => href.replace('bcf-returns', 'bcf-arrivals'),
    'a folder up': ({ href }) => href.replace(`${OWN}/r1`, `${OWN}/../${FOREIGN}/r1`),
    'a folder up, written in bytes': ({ href }) => href.replace(`${OWN}/r1`, `${OWN}%2f..%2f${FOREIGN}/r1`),
    'a folder up, written in bytes of bytes': ({ href }) =>
      href.replace(`${OWN}/r1`, `${OWN}%252f..%252f${FOREIGN}/r1`),
    'a slash more': ({ href }) => href.replace('/bcf-returns/', '/bcf-returns//'),
    'a NUL': ({ href }) => href.replace('return.json', 'return.json%00.xlsx'),
    'the whole bucket': ({ origin, search }) => `${origin}/bcf-returns${search}`,
    'a list of the bucket': ({ origin, search }) => `${origin}/bcf-returns${search}&list-type=2`,
    'all buckets': ({ origin, search }) => `${origin}/${search}`,
    'no signature': ({ origin, pathname }) => `${origin}${pathname}`,
    'half a signature': ({ href }) => href.replace(/(X-Amz-Signature=.{32}).{32}/, '$1'),
    'a signature of noughts': ({ href }) =>
      href.replace(/X-Amz-Signature=[0-9a-f]+/, `X-Amz-Signature=${'0'.repeat(64)}`),
    'two signatures': ({ href }) => `${href}&X-Amz-Signature=${'0'.repeat(64)}`,
    'a longer life': ({ href }) => href.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=604800'),
    'another day': ({ href }) => href.replace(/X-Amz-Date=\d{8}/, 'X-Amz-Date=20990101'),
    'somebody else’s name': ({ href }) => href.replace('Credential=local', 'Credential=root'),
    'another kind of content': ({ href }) => `${href}&response-content-type=text%2Fhtml`,
    'another version': ({ href }) => `${href}&versionId=null`,
  };

  test.each(Object.entries(changes))('changed to %s opens nothing', async (_what, change) => {
    const changed = change(new URL(links.own));
    expect(changed).not.toBe(links.own);
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'POST']) {
      tried += 1;
      const answer = await fetch(changed, { method, ...(method === 'PUT' && { body: 'x' }) });
      expect([method, answer.status >= 400 && answer.status < 500]).toEqual([method, true]);
      expect(await answer.text()).not.toContain('bcf-return/1');
    }
  });

  test('opens nothing by another method', async () => {
    for (const method of ['PUT', 'DELETE', 'POST']) {
      tried += 1;
      expect([method, (await fetch(links.own, { method })).status >= 400]).toEqual([method, true]);
    }
    expect((await fetch(links.own)).status).toBe(200);
  });
});

type Form = { url: string; fields: Record<string, string>; key: string };

async function formFor(): Promise<Form> {
  const headers = { 'content-type': 'application/json', cookie: ANN };
  const body = JSON.stringify({ feed: 'coventry', source: 'plan', fileName: 'a.csv' });
  const answer = await fetch(`${stand.web.url}/api/v1/uploads`, { method: 'POST', headers, body });
  return (await answer.json()) as Form;
}

async function send(url: string, fields: Record<string, string>): Promise<number> {
  tried += 1;
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([plan(OWN)]), '../../../etc/passwd');
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return answer.status;
}

describe('a form that takes one file under one key', () => {
  const changes: Record<string, (form: Form) => Form> = {
    'a key of another feed': (form) => ({ ...form, fields: { ...form.fields, key: 'plan/sheffield/a.csv' } }),
    'a key that climbs': (form) => ({ ...form, fields: { ...form.fields, key: 'plan/coventry/../sheffield/a.csv' } }),
    'the name of the file as its key': (form) => ({
      ...form,
      fields: { ...form.fields, key: 'plan/coventry/$' + '{filename}' },
    }),
    'another bucket': (form) => ({ ...form, url: form.url.replace('bcf-arrivals', 'bcf-returns') }),
    'a policy of its own': (form) => ({
      ...form,
      fields: {
        ...form.fields,
        Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64'),
      },
    }),
    'no signature': ({ fields: { 'X-Amz-Signature': _gone, ...fields }, ...form }) => ({ ...form, fields }),
    'another place to be led to': (form) => ({
      ...form,
      fields: { ...form.fields, success_action_redirect: 'https://evil.example' },
    }),
    'a permission for everybody': (form) => ({ ...form, fields: { ...form.fields, acl: 'public-read' } }),
    'another kind of content': (form) => ({ ...form, fields: { ...form.fields, 'Content-Type': 'text/html' } }),
    'a tag of ours': (form) => ({ ...form, fields: { ...form.fields, tagging: '<Tagging/>' } }),
  };

  test.each(Object.entries(changes))('and is changed to %s stores nothing', async (_what, change) => {
    const { url, fields } = change(await formFor());
    expect(await send(url, fields)).toBeGreaterThanOrEqual(400);
  });

  test('takes it under its key, whatever the file is called', async () => {
    const { url, fields, key } = await formFor();
    expect(await send(url, fields)).toBeLessThan(300);
    expect(await stand.team.stack.stores.arrivals.exists(key)).toBe(true);
    expect(await stand.team.stack.stores.arrivals.exists('plan/sheffield/a.csv')).toBe(false);
  });
});

test('all of them were withstood', () => {
  expect(tried).toBeGreaterThan(100);
  note({
    promise: 'attacks',
    what: 'bytes on the wire, changed links and changed forms: nothing is opened or stored',
    tried,
  });
});
