import prices from '../../docs/cost.json' with { type: 'json' };
import type { StoreClients } from '../../functions/edges/stores.ts';

/** Requests by store and kind, such as `s3 PutObject`, and the units of capacity that the table counts. */
export type Counted = { requests: Record<string, number>; readUnits: number; writeUnits: number };

type Capacity = { CapacityUnits?: number };

const unitsIn = (output: unknown): number => {
  const { ConsumedCapacity } = output as { ConsumedCapacity?: Capacity | Capacity[] };
  return [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
};

const kindOf = (command: string) => command.replace(/Command$/, '');
const isWrite = (kind: string) => /^(Put|Update|BatchWrite|Delete|Create)/.test(kind);

/** Counts what the product asks of its stores from here on. */
export function countRequests({ s3, dynamodb }: StoreClients): Counted {
  const counted: Counted = { requests: {}, readUnits: 0, writeUnits: 0 };
  const note = (store: string, kind: string) => {
    const name = `${store} ${kind}`;
    counted.requests[name] = (counted.requests[name] ?? 0) + 1;
  };
  const options = { step: 'initialize', name: 'countRequests' } as const;
  s3.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        note('s3', kindOf(commandName));
        return next(args);
      },
    options,
  );
  dynamodb.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const kind = kindOf(commandName);
        note('dynamodb', kind);
        const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
        if (isWrite(kind)) counted.writeUnits += unitsIn(result.output);
        else counted.readUnits += unitsIn(result.output);
        return result;
      },
    options,
  );
  return counted;
}

/** How many requests of a store write, list or read. */
export function requestsTo(counted: Counted, store: 's3' | 'dynamodb', how: 'write' | 'read'): number {
  return Object.entries(counted.requests).reduce((sum, [name, count]) => {
    const [where, kind = ''] = name.split(' ');
    return where === store && isWrite(kind) === (how === 'write') ? sum + count : sum;
  }, 0);
}

function priceOf(id: string): number {
  const found = prices.prices.find((one) => one.id === id);
  if (!found) throw new Error(`docs/cost.json states no price ${id}`);
  return found.usd;
}

/** Each message is sent, received and deleted. */
const REQUESTS_A_MESSAGE = 3;

/** What the requests cost in AWS by the prices of docs/cost.json, in US dollars: stores and queues, without computing. */
export function costUsd(counted: Counted, messages: number): number {
  return (
    requestsTo(counted, 's3', 'write') * priceOf('s3-put') +
    requestsTo(counted, 's3', 'read') * priceOf('s3-get') +
    counted.writeUnits * priceOf('dynamodb-write') +
    counted.readUnits * priceOf('dynamodb-read') +
    messages * REQUESTS_A_MESSAGE * priceOf('sqs-request')
  );
}
