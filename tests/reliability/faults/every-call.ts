import type { StoreClients } from '../../../functions/edges/stores.ts';

/** Told of every call to a store, counted from 1, before it is made and once it is answered. */
export type OnCall = (call: number, moment: 'before' | 'after') => void;

type Middleware = (next: (args: never) => Promise<never>) => (args: never) => Promise<never>;
type Stack = { add(middleware: Middleware, options: { step: 'initialize' }): void };

/** Tells of every call that goes through the clients of a process. Answers with who knows how many there were. */
export function tellOfCalls({ s3, dynamodb }: StoreClients, onCall: OnCall): () => number {
  let calls = 0;
  const telling: Middleware = (next) => async (args) => {
    calls += 1;
    const call = calls;
    onCall(call, 'before');
    const answer = await next(args);
    onCall(call, 'after');
    return answer;
  };
  for (const { middlewareStack } of [s3, dynamodb]) {
    (middlewareStack as unknown as Stack).add(telling, { step: 'initialize' });
  }
  return () => calls;
}
