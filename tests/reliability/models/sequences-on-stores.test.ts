import { afterAll, beforeAll, expect, test } from 'vitest';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { type EmbeddedStores, startEmbeddedStores } from './embedded-stores.ts';
import { runSequences } from './sequences.ts';
import { newWorld } from './world.ts';

const LONG_MS = 600_000;

let stores: EmbeddedStores;
beforeAll(async () => {
  stores = await startEmbeddedStores();
});
afterAll(() => stores.close());

test(
  'the same holds where everything is kept in the embedded S3 and DynamoDB',
  async () => {
    const tried = await runSequences(effort(2, 40), async () => newWorld(await stores.make()));
    expect(tried.sequences).toBeGreaterThan(0);
    note({ promise: 'sequences', what: 'sequences of commands, embedded stores', tried: tried.sequences });
    note({ promise: 'sequences', what: 'commands in them, embedded stores', tried: tried.commands });
  },
  LONG_MS,
);
