import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** How many requests were sent, and the capacity units that they came to; both grow. */
export type Requests = { requests: number; units: number };

type Capacity = { CapacityUnits?: number };

const unitsIn = (output: unknown): number => {
  const { ConsumedCapacity } = output as { ConsumedCapacity?: Capacity | Capacity[] };
  return [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
};

/** Counts what a client sends from here on. */
export function countRequests(client: Pick<DynamoDBDocumentClient, 'middlewareStack'>): Requests {
  const counted: Requests = { requests: 0, units: 0 };
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      counted.units += unitsIn(result.output);
      return result;
    },
    { step: 'initialize', name: 'countUnits' },
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      counted.requests += 1;
      return next(args);
    },
    { step: 'finalizeRequest', name: 'countRequests', priority: 'low' },
  );
  return counted;
}
