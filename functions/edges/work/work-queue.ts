import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Hands work on to another function. Work may be delivered more than once; doing it twice does no harm. */
export type WorkQueue<T> = { send(message: T): Promise<void> };

/** A queue of SQS. A message becomes visible after the delay. */
export function createWorkQueue<T>(client: SQSClient, url: string, options: { delaySeconds: number }): WorkQueue<T> {
  return {
    send: async (message) => {
      await client.send(
        new SendMessageCommand({
          QueueUrl: url,
          MessageBody: JSON.stringify(message),
          DelaySeconds: options.delaySeconds,
        }),
      );
    },
  };
}
