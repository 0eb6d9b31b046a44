import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** A queue, and the one in which it lays aside what could not be done, by their addresses. */
export type QueuePair = { name: string; queue: string; deadLetters: string };

// Amazon SQS API Reference, ListQueues and ReceiveMessage: the most that one call gives.
const MOST_QUEUES = 1000;
const MOST_MESSAGES = 10;
const WAIT_SECONDS = 1;
const IN_HAND_SECONDS = 60;

const nameIn = (address: string): string => address.split(/[/:]/).at(-1) ?? '';

/** Every queue whose name begins so that lays messages aside in another queue. */
export async function queuePairs(client: SQSClient, beginning: string): Promise<QueuePair[]> {
  const { QueueUrls = [] } = await client.send(
    new ListQueuesCommand({ QueueNamePrefix: beginning, MaxResults: MOST_QUEUES }),
  );
  const pairs: QueuePair[] = [];
  for (const QueueUrl of QueueUrls) {
    const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] });
    const { RedrivePolicy } = (await client.send(asked)).Attributes ?? {};
    if (!RedrivePolicy) continue;
    const { deadLetterTargetArn }: { deadLetterTargetArn: string } = JSON.parse(RedrivePolicy);
    const deadLetters = QueueUrls.find((other) => nameIn(other) === nameIn(deadLetterTargetArn));
    if (deadLetters) pairs.push({ name: nameIn(QueueUrl), queue: QueueUrl, deadLetters });
  }
  return pairs;
}

/**
 * Puts every message that was laid aside back into its queue, as new, and says how many there were. Each is sent before
 * it is taken away: one that was cut off between the two comes twice, which does no harm. A move task of SQS would leave
 * those that were never in the queue, because they could not be delivered to it.
 */
export async function putBack(client: SQSClient, { queue, deadLetters }: QueuePair): Promise<number> {
  const look = {
    MaxNumberOfMessages: MOST_MESSAGES,
    WaitTimeSeconds: WAIT_SECONDS,
    VisibilityTimeout: IN_HAND_SECONDS,
  };
  for (let moved = 0; ; ) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: deadLetters, ...look }));
    if (Messages.length === 0) return moved;
    for (const { Body, ReceiptHandle } of Messages) {
      await client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: Body }));
      await client.send(new DeleteMessageCommand({ QueueUrl: deadLetters, ReceiptHandle }));
      moved += 1;
    }
  }
}
