import { expect, test } from 'vitest';
import { effort, IS_FULL } from '../effort.ts';
import { note } from '../figures.ts';
import { runSequences } from './sequences.ts';
import { newWorld } from './world.ts';

const LONG_MS = 600_000;

/** What must have come of some command, for otherwise a rule was never put to the test. */
const OFTEN = [
  ...['a file: counts', 'a file: held', 'a file: duplicate', 'a file: cut off', 'a file: settled before'],
  ...['withdraw: done', 'certify: done', 'publish: done', 'publish: cut-off', 'a proposal beside a signed return'],
];
const SOMETIMES = [
  ...['confirm: done', 'confirm: refused', 'withdraw: refused', 'withdraw: cut-off', 'morning: done'],
  ...['certify: cut-off', 'certify: not-due', 'unlock: done', 'unlock: cut-off', 'unlock: not-signed'],
];

test(
  'whatever is sent, decided, signed and cut off, in whatever order, the numbers are those of the files that count',
  async () => {
    const { sequences, commands, came } = await runSequences(effort(40, 500), async () => newWorld());
    expect([...came.keys()]).toEqual(expect.arrayContaining(IS_FULL ? [...OFTEN, ...SOMETIMES] : OFTEN));
    const cutOff = [...came].filter(([what]) => /: cut.off$/.test(what)).reduce((sum, [, times]) => sum + times, 0);
    note({ promise: 'sequences', what: 'sequences of commands, stores in memory', tried: sequences });
    note({ promise: 'sequences', what: 'commands in them, stores in memory', tried: commands });
    note({ promise: 'sequences', what: 'times that one of them was cut off', tried: cutOff });
  },
  LONG_MS,
);
