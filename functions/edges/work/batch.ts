import type { MiddlewareObj } from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/**
 * Turns what became of each message into the answer that SQS wants: the messages that failed are delivered again, the
 * others are not. The handler returns one settled promise per record, in their order.
 */
export function partialBatchFailure(
  onFailure: (reason: unknown) => void,
): MiddlewareObj<SQSEvent, PromiseSettledResult<void>[] | SQSBatchResponse> {
  return {
    after: (request) => {
      const outcomes = request.response as PromiseSettledResult<void>[];
      const batchItemFailures = request.event.Records.flatMap((record, index) => {
        const outcome = outcomes[index];
        if (outcome?.status === 'fulfilled') return [];
        onFailure(outcome?.reason);
        return [{ itemIdentifier: record.messageId }];
      });
      request.response = { batchItemFailures };
    },
  };
}
