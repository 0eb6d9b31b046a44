/** As often as a queue hands a message over before it is laid aside (infra/constructs/work-queue.ts). */
export const MOST_RECEIVES = 5;

/** How many calls of one function run at the same moment in production (infra/stage-config.ts). */
export const IN_FLIGHT = 10;

/**
 * What SQS and Lambda do with messages: so many are worked on at the same moment, and what failed comes again behind the
 * others. Answers with the most that any of them was handed over.
 */
export async function workThrough<T>(
  messages: readonly T[],
  inFlight: number,
  handle: (message: T) => Promise<boolean>,
): Promise<number> {
  const waiting = messages.map((message) => ({ message, received: 0 }));
  let most = 0;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      next.received += 1;
      most = Math.max(most, next.received);
      if (!(await handle(next.message))) waiting.push(next);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return most;
}
