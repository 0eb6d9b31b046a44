import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type {
  BatchWriteCommandInput,
  PutCommandInput,
  QueryCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type Attributes, createMemory } from '../../edges/records/memory-table.ts';
import type { Kept } from './kept.ts';
import { jsonAnswer, jsonIn, operationOf, type WireAnswer, type WireRequest } from './wire.ts';

/** A value as DynamoDB says it (Amazon DynamoDB API Reference, AttributeValue). */
type Said = { S?: string; N?: string; BOOL?: boolean; NULL?: boolean; M?: Record<string, Said>; L?: Said[] };

function fromWire({ S, N, BOOL, M, L, NULL }: Said): unknown {
  if (S !== undefined) return S;
  if (N !== undefined) return Number(N);
  if (BOOL !== undefined) return BOOL;
  if (M) return attributesIn(M);
  if (L) return L.map(fromWire);
  if (NULL) return null;
  throw new Error('The table in memory does not know this kind of value');
}

const attributesIn = (said: Record<string, Said> = {}): Attributes =>
  Object.fromEntries(Object.entries(said).map(([name, value]) => [name, fromWire(value)]));

function toWire(value: unknown): Said {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(toWire) };
  if (typeof value === 'object') return { M: saidOf(value as Attributes) };
  throw new Error(`The table in memory cannot hold ${typeof value}`);
}

const saidOf = (attributes: Attributes): Record<string, Said> =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, toWire(value)]])),
  );

type Input = Record<string, unknown> & {
  Item?: Record<string, Said>;
  Key?: Record<string, Said>;
  ExpressionAttributeValues?: Record<string, Said>;
  RequestItems?: Record<string, unknown>;
};

/** What is asked, its values as JavaScript has them. */
const plain = ({ Item, Key, ExpressionAttributeValues: values, ...rest }: Input): Attributes => ({
  ...rest,
  ...(Item && { Item: attributesIn(Item) }),
  ...(Key && { Key: attributesIn(Key) }),
  ...(values && { ExpressionAttributeValues: attributesIn(values) }),
});

/** Of requests for several items those of the one table that there is. */
function ofTheTable({ RequestItems = {} }: Input): [string, unknown] {
  const [first, another] = Object.entries(RequestItems);
  if (!first || another) throw new Error('A batch speaks of one table here');
  return first;
}

function itemsSent(input: Input): BatchWriteCommandInput {
  const [name, requests] = ofTheTable(input) as [string, { PutRequest: { Item: Record<string, Said> } }[]];
  return {
    RequestItems: {
      [name]: requests.map(({ PutRequest }) => ({ PutRequest: { Item: attributesIn(PutRequest.Item) } })),
    },
  };
}

type Memory = ReturnType<typeof createMemory>;

const OPERATIONS: Record<string, (memory: Memory, input: Input) => Attributes> = {
  GetItem: (memory, input) => {
    const item = memory.get(attributesIn(input.Key));
    return item ? { Item: saidOf(item) } : {};
  },
  PutItem: (memory, input) => memory.put(plain(input) as unknown as PutCommandInput),
  UpdateItem: (memory, input) => {
    const { Attributes: now } = memory.update(plain(input) as unknown as UpdateCommandInput);
    return input.ReturnValues === 'ALL_NEW' ? { Attributes: saidOf(now) } : {};
  },
  Query: (memory, input) => {
    const { Items, ScannedCount } = memory.query(plain(input) as unknown as QueryCommandInput);
    return { Items: Items.map(saidOf), Count: Items.length, ScannedCount };
  },
  BatchGetItem: (memory, input) => {
    const [name, { Keys }] = ofTheTable(input) as [string, { Keys: Record<string, Said>[] }];
    const found = Keys.map((key) => memory.get(attributesIn(key))).filter((item) => item !== undefined);
    return { Responses: { [name]: found.map(saidOf) }, UnprocessedKeys: {} };
  },
  BatchWriteItem: (memory, input) => {
    memory.putAll(itemsSent(input));
    return { UnprocessedItems: {} };
  },
};

/** Answers as DynamoDB does, by what is kept. It knows what the records of the product ask, and refuses all else. */
export function answerFromTable({ items }: Kept, request: WireRequest): WireAnswer {
  const operation = operationOf('dynamodb', request);
  const act = OPERATIONS[operation];
  if (!act) throw new Error(`The table in memory does not know: ${operation}`);
  try {
    return jsonAnswer(act(createMemory(items), jsonIn(request)));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const type = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';
    return jsonAnswer({ __type: type, message: error.message }, 400);
  }
}
