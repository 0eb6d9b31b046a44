import { systemClock } from './clock.ts';
import { createLog, type Log } from './log.ts';

/** `Root=1-…;Parent=…;Sampled=1` → `1-…`: the trace of X-Ray that an invocation belongs to. */
const rootOf = (trace: string | undefined): string | undefined => trace?.match(/Root=([^;]+)/)?.[1];

/**
 * The log of a deployed function. Lines go to standard output as they are: what `console` writes there has a prefix,
 * by which CloudWatch would not count what the lines count. Each names its trace, which the runtime sets anew for
 * each invocation.
 */
export function deployedLog(stage: string | undefined): Log {
  const log = createLog((line) => process.stdout.write(`${line}\n`), systemClock, stage);
  return (code, fields = {}) => log(code, { ...fields, trace: rootOf(process.env._X_AMZN_TRACE_ID) });
}
