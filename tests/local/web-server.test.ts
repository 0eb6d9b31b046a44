import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { startWebServer, type WebServer } from '../../local/web-server.ts';

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

const running: WebServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function serve(handler: Handler): Promise<WebServer> {
  const server = await startWebServer({ port: 0, handler });
  running.push(server);
  return server;
}

const echo: Handler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(event),
});

async function echoed(path: string, init?: RequestInit): Promise<APIGatewayProxyEventV2> {
  const { url } = await serve(echo);
  return (await fetch(`${url}${path}`, init)).json() as Promise<APIGatewayProxyEventV2>;
}

function statusForHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the web server on this machine', () => {
  it('hands a request over as API Gateway would', async () => {
    const event = await echoed('/a%20b/c?x=1&x=2&y=%C3%A9', { headers: { 'X-Own': 'Yes', cookie: 'a=1; b=2' } });
    expect(event).toMatchObject({ version: '2.0', rawPath: '/a%20b/c', rawQueryString: 'x=1&x=2&y=%C3%A9' });
    expect(event.queryStringParameters).toEqual({ x: '1,2', y: 'é' });
    expect(event.headers['x-own']).toBe('Yes');
    expect(event.cookies).toEqual(['a=1', 'b=2']);
    expect(event.requestContext.http.method).toBe('GET');
  });

  it('hands over text as text and anything else as base64', async () => {
    const json = await echoed('/', {
      method: 'POST',
      body: '{"é":1}',
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect(json).toMatchObject({ body: '{"é":1}', isBase64Encoded: false });
    const bytes = await echoed('/', {
      method: 'POST',
      body: new Uint8Array([0, 255, 128]),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(bytes).toMatchObject({ body: 'AP+A', isBase64Encoded: true });
  });

  it('sends bytes, cookies and answers without a body', async () => {
    const { url } = await serve(async () => ({
      statusCode: 201,
      isBase64Encoded: true,
      body: 'AP+A',
      cookies: ['a=1', 'b=2'],
    }));
    const got = await fetch(url);
    expect([...new Uint8Array(await got.arrayBuffer())]).toEqual([0, 255, 128]);
    expect(got.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([201, '3', '']);
  });

  it.each(['127.0.0.1', 'localhost:8080', '[::1]:8080', 'LOCALHOST'])('answers to %s', async (host) => {
    expect(await statusForHost((await serve(echo)).url, host)).toBe(200);
  });

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost@evil.example', '192.168.0.1'])(
    'does not answer to %s',
    async (host) => {
      expect(await statusForHost((await serve(echo)).url, host)).toBe(421);
    },
  );

  it('refuses a body of more than 1 MB, said or unsaid, and takes one of 1 MB', async () => {
    const { url } = await serve(async ({ body }) => ({ statusCode: 200, body: String(body?.length) }));
    const headers = { 'content-type': 'text/plain' };
    const most = 'x'.repeat(1024 * 1024);
    expect(await (await fetch(url, { method: 'POST', body: most, headers })).text()).toBe(String(most.length));
    expect((await fetch(url, { method: 'POST', body: `${most}x`, headers })).status).toBe(413);
    const unsaid = new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode(`${most}x`));
        stream.close();
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: unsaid, headers, duplex: 'half' };
    expect((await fetch(url, init)).status).toBe(413);
  });

  it('answers 500 without details when the function fails', async () => {
    const { url } = await serve(async () => {
      throw new Error('a secret');
    });
    const got = await fetch(url);
    expect(got.status).toBe(500);
    expect(await got.text()).not.toContain('secret');
  });

  it('says what to do when the port is taken', async () => {
    const { url } = await serve(echo);
    const taken = startWebServer({ port: Number(new URL(url).port), handler: echo });
    await expect(taken).rejects.toThrow(/--port 0/);
  });

  it('finishes the answer in hand when it is closed, and is then gone', async () => {
    const server = await startWebServer({
      port: 0,
      handler: async () => {
        await pause(150);
        return { statusCode: 200, body: 'done' };
      },
    });
    const inHand = fetch(server.url);
    await pause(50);
    await server.close();
    expect(await (await inHand).text()).toBe('done');
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('is not kept from closing by a connection that somebody leaves open', async () => {
    const server = await startWebServer({ port: 0, handler: echo });
    const idle = connect(Number(new URL(server.url).port), '127.0.0.1');
    idle.on('error', () => {});
    await fetch(server.url).then((got) => got.text());
    await expect(server.close()).resolves.toBeUndefined();
    idle.destroy();
  }, 20_000);
});
