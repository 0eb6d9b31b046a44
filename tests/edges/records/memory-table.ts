import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Item, Table } from '../../../functions/edges/records/table.ts';

export type Attributes = Record<string, unknown>;

/** What the placeholders of an expression stand for. */
type Expressed = {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Attributes | undefined;
};

const LIST_INDEX = 'byList';

const placeOf = ({ pk, sk }: Attributes): string => `${pk} ${sk}`;

/** As the client stores it: a copy, without what is undefined. */
const copied = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

const notKnown = (what: unknown): Error => new Error(`The table in memory does not know: ${what}`);

const nameIn = ({ ExpressionAttributeNames: names }: Expressed, text: string): string => names?.[text] ?? text;

function valueIn({ ExpressionAttributeValues: values }: Expressed, text: string): unknown {
  if (values && text in values) return values[text];
  throw notKnown(text);
}

function holds(item: Attributes | undefined, condition: string, expressed: Expressed): boolean {
  const [, absent] = /^attribute_not_exists\((\S+)\)$/.exec(condition) ?? [];
  if (absent !== undefined) return item?.[nameIn(expressed, absent)] === undefined;
  const [, left, sign, right] = /^(\S+) (=|<>) (:\S+)$/.exec(condition) ?? [];
  if (left === undefined || right === undefined) throw notKnown(condition);
  const isEqual = item !== undefined && item[nameIn(expressed, left)] === valueIn(expressed, right);
  return isEqual === (sign === '=');
}

function demand(item: Attributes | undefined, expression: string | undefined, expressed: Expressed): void {
  if (expression === undefined) return;
  if (expression.split(' OR ').some((condition) => holds(item, condition, expressed))) return;
  throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
}

function setIn(item: Attributes, assignment: string, expressed: Expressed): void {
  const [, left = '', right = ''] = /^(\S+) = (.+)$/.exec(assignment) ?? [];
  const name = nameIn(expressed, left);
  const [, existing, otherwise] = /^if_not_exists\((\S+), (:\S+)\)$/.exec(right) ?? [];
  if (existing === undefined || otherwise === undefined) item[name] = valueIn(expressed, right);
  else item[name] = item[nameIn(expressed, existing)] ?? valueIn(expressed, otherwise);
}

function addIn(item: Attributes, addition: string, expressed: Expressed): void {
  const [name = '', text = ''] = addition.split(' ');
  item[nameIn(expressed, name)] = Number(item[nameIn(expressed, name)] ?? 0) + Number(valueIn(expressed, text));
}

/** Commas inside brackets belong to what the brackets hold. */
const parts = (list: string | undefined): string[] => list?.split(/, (?![^(]*\))/) ?? [];

function updated(item: Attributes, input: UpdateCommandInput): Attributes {
  const [, sets, adds] = /^(?:SET (.+?))?(?: ?ADD (.+))?$/.exec(input.UpdateExpression ?? '') ?? [];
  if (sets === undefined && adds === undefined) throw notKnown(input.UpdateExpression);
  for (const assignment of parts(sets)) setIn(item, assignment, input);
  for (const addition of parts(adds)) addIn(item, addition, input);
  return item;
}

const byText = (left: unknown, right: unknown): number =>
  String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;

/** Whether an item is among those that a key condition asks for. */
function isAsked(item: Attributes, input: QueryCommandInput): boolean {
  const conditions = (input.KeyConditionExpression ?? '').split(' AND ');
  return conditions.every((condition) => {
    const [, prefixed, prefix] = /^begins_with\((\S+), (:\S+)\)$/.exec(condition) ?? [];
    if (prefixed && prefix) return String(item[nameIn(input, prefixed)]).startsWith(String(valueIn(input, prefix)));
    const [, left, right] = /^(\S+) < (:\S+)$/.exec(condition) ?? [];
    if (left && right) return byText(item[nameIn(input, left)], valueIn(input, right)) < 0;
    return holds(item, condition, input);
  });
}

function isLeftBy(item: Attributes, input: QueryCommandInput): boolean {
  if (input.FilterExpression === undefined) return true;
  const [, name, list] = /^(\S+) IN \((.+)\)$/.exec(input.FilterExpression) ?? [];
  if (!name || !list) throw notKnown(input.FilterExpression);
  return list.split(', ').some((value) => item[nameIn(input, name)] === valueIn(input, value));
}

function projected(item: Attributes, input: QueryCommandInput): Attributes {
  if (input.ProjectionExpression === undefined) return item;
  const names = input.ProjectionExpression.split(', ').map((name) => nameIn(input, name));
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function query(items: Iterable<Attributes>, input: QueryCommandInput) {
  const isOfIndex = input.IndexName === LIST_INDEX;
  if (input.IndexName !== undefined && !isOfIndex) throw notKnown(input.IndexName);
  const sort = isOfIndex ? 'listSort' : 'sk';
  const found = [...items].filter((item) => isAsked(item, input)).sort((a, b) => byText(a[sort], b[sort]));
  if (input.ScanIndexForward === false) found.reverse();
  const looked = found.slice(0, input.Limit);
  const Items = looked.filter((item) => isLeftBy(item, input)).map((item) => copied(projected(item, input)));
  return { Items, ScannedCount: looked.length };
}

/**
 * One table in memory, over `items` by their keys. Each command is done at once and wholly, as DynamoDB does a command on
 * a single item; an item is never changed, another one takes its place.
 */
export function createMemory(items = new Map<string, Attributes>()) {
  const put = (item: Attributes) => void items.set(placeOf(item), copied(item));
  const get = (key: Attributes) => copied(items.get(placeOf(key)));
  const keysOf = ({ RequestItems }: BatchGetCommandInput) => Object.values(RequestItems ?? {})[0]?.Keys ?? [];
  const requestsOf = ({ RequestItems }: BatchWriteCommandInput) => Object.values(RequestItems ?? {})[0] ?? [];
  return {
    items,
    get,
    put: ({ Item = {}, ConditionExpression, ...expressed }: PutCommandInput) => {
      demand(items.get(placeOf(Item)), ConditionExpression, expressed);
      put(Item);
      return {};
    },
    update: (input: UpdateCommandInput) => {
      const before = get(input.Key ?? {});
      demand(before, input.ConditionExpression, input);
      const item = updated(before ?? { ...input.Key }, input);
      put(item);
      return { Attributes: copied(item) };
    },
    query: (input: QueryCommandInput) => query(items.values(), input),
    getAll: (name: string, input: BatchGetCommandInput) => ({
      Responses: { [name]: keysOf(input).flatMap((key) => get(key) ?? []) },
    }),
    putAll: (input: BatchWriteCommandInput) => {
      for (const { PutRequest } of requestsOf(input)) {
        if (!PutRequest) throw notKnown('a batch that deletes');
        put(PutRequest.Item ?? {});
      }
      return {};
    },
  };
}

/**
 * A table in memory behind a client that knows the commands and expressions that the records use, and refuses all
 * others. `tests/edges/records/records.test.ts` holds it to what the embedded DynamoDB does.
 */
export function memoryTable(name = 'bcf'): { table: Table; items: () => Item[] } {
  const memory = createMemory();
  const answer = (command: unknown): unknown => {
    if (command instanceof GetCommand) return { Item: memory.get(command.input.Key ?? {}) };
    if (command instanceof PutCommand) return memory.put(command.input);
    if (command instanceof UpdateCommand) return memory.update(command.input);
    if (command instanceof QueryCommand) return memory.query(command.input);
    if (command instanceof BatchGetCommand) return memory.getAll(name, command.input);
    if (command instanceof BatchWriteCommand) return memory.putAll(command.input);
    throw notKnown(command?.constructor?.name);
  };
  const client = { send: async (command: unknown) => answer(command) } as unknown as DynamoDBDocumentClient;
  const items = () => [...memory.items.values()].map((item) => copied(item) as Item);
  return { table: { client, name }, items };
}
