import type { FunctionClients } from './deployed-functions.ts';

/** One call as IAM sees it: `kind` is the bucket, table, index, queue or topic that it is about, `key` that of an object. */
export type Call = { action: string; kind: string; key: string | null };

type Input = Record<string, string | undefined>;

const OBJECTS: Record<string, string> = {
  GetObject: 'GetObject',
  HeadObject: 'GetObject',
  PutObject: 'PutObject',
  PutObjectTagging: 'PutObjectTagging',
};
const ITEMS: Record<string, string> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  Query: 'Query',
};

/** S3 asks for other rights where a version is named (Amazon S3 User Guide, "Required permissions for Amazon S3 API operations"). */
function objectCalls(name: string, input: Input): Call[] {
  const plain = OBJECTS[name] ?? `unknown ${name}`;
  const action = input.VersionId === undefined ? plain : plain.replace('Object', 'ObjectVersion');
  const call = { kind: input.Bucket ?? '', key: input.Key ?? '' };
  const lock = input.ObjectLockMode === undefined ? [] : [{ ...call, action: 's3:PutObjectRetention' }];
  return [{ ...call, action: `s3:${action}` }, ...lock];
}

function itemCalls(name: string, input: Input): Call[] {
  const action = `dynamodb:${ITEMS[name] ?? name}`;
  return [{ action, kind: input.IndexName === undefined ? 'table' : 'index', key: null }];
}

type Stack = {
  add(
    middleware: (
      next: (args: { input: object }) => Promise<never>,
      context: { commandName?: string },
    ) => (args: { input: object }) => Promise<never>,
    options: { step: 'initialize'; priority: 'high' },
  ): void;
};

/** Notes every call that goes through a client, before it goes. */
export function record(stack: unknown, callsOf: (name: string, input: Input) => Call[], into: Call[]): void {
  (stack as Stack).add(
    (next, { commandName = '' }) =>
      (args) => {
        into.push(...callsOf(commandName.replace(/(Item)?Command$/, ''), args.input as Input));
        return next(args);
      },
    { step: 'initialize', priority: 'high' },
  );
}

/** Notes every call of one function. */
export function recorded(clients: FunctionClients, into: Call[]): FunctionClients {
  record(clients.s3.middlewareStack, objectCalls, into);
  record(clients.dynamodb.middlewareStack, itemCalls, into);
  record(clients.sqs.middlewareStack, (_, input) => [queueCall(input.QueueUrl)], into);
  return clients;
}

const queueCall = (url = ''): Call => ({ action: 'sqs:SendMessage', kind: url, key: null });

export const topicCall: Call = { action: 'sns:Publish', kind: 'topic', key: null };
