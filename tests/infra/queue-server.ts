import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A server that takes messages as SQS does (Amazon SQS API Reference, SendMessage), and keeps their bodies. */
export async function startQueueServer() {
  const sent: string[] = [];
  const server = createServer(async (request, response) => {
    const { MessageBody = '' } = JSON.parse(await text(request));
    sent.push(MessageBody);
    const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(JSON.stringify({ MessageId: String(sent.length), MD5OfMessageBody }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/queue`, sent, close: () => server.close() };
}
