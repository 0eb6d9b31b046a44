import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { deadLettersFor } from '../../functions/core/dead-letters/dead-letter-view.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { openDeadLetters } from '../queue/dead-letters.ts';
import { DEFAULT_DATA, QUEUE_FILE } from '../settings.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';
import { deadLetterLines } from './dead-letter-lines.ts';

const LOOK_EVERY_MS = 200;

/** `bcf redrive`: has everything tried again that was laid aside, waits for it, and says what was laid aside once more. */
export const redrive: Command = async (args, { variables, out }) => {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string', default: DEFAULT_DATA } } });
  const queueFile = join(resolve(values.data), QUEUE_FILE);
  if (!existsSync(queueFile)) {
    out('Nothing lies aside.');
    return 0;
  }
  const connection = await connect({ data: values.data, variables });
  const letters = openDeadLetters(queueFile);
  try {
    const putBack = letters.redrive();
    if (putBack.length === 0) out('Nothing lies aside.');
    else out(`${countWords(putBack.length, 'message')} put back; waiting until they are done …`);
    while (letters.waiting(putBack) > 0) await pause(LOOK_EVERY_MS);
    const again = new Set(letters.lying().map(({ id }) => id));
    const failed = putBack.filter(({ id }) => again.has(id)).length;
    if (putBack.length > 0) out(`${putBack.length - failed} done, ${failed} laid aside again`);
    if (failed === 0) return 0;
    const noted = deadLettersFor(undefined, await connection.stores.records.deadLetters.list());
    for (const line of noted.flatMap(deadLetterLines)) out(line);
    return 1;
  } finally {
    letters.close();
    await connection.close();
  }
};
