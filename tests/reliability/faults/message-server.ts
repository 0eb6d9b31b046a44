import { createHash } from 'node:crypto';
import type { Kept } from './kept.ts';
import { bytesOf, jsonAnswer, jsonIn, type WireAnswer, type WireRequest, xmlAnswer } from './wire.ts';

function send({ messages }: Kept, to: string, body: string): void {
  messages.set(to, new Set([...(messages.get(to) ?? []), body]));
}

/** Answers as SQS does to SendMessage (Amazon SQS API Reference). */
export function answerFromQueue(kept: Kept, request: WireRequest): WireAnswer {
  const { QueueUrl, MessageBody } = jsonIn(request);
  const body = String(MessageBody);
  send(kept, String(QueueUrl), body);
  return jsonAnswer({ MessageId: 'm', MD5OfMessageBody: createHash('md5').update(body).digest('hex') });
}

/** Answers as SNS does to Publish (Amazon SNS API Reference). */
export function answerFromTopic(kept: Kept, { body }: WireRequest): WireAnswer {
  const said = new URLSearchParams(bytesOf(body).toString());
  send(kept, said.get('TopicArn') ?? '', said.get('Message') ?? '');
  return xmlAnswer('<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>');
}
