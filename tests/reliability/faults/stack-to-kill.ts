import { startStack } from '../../../local/stack.ts';
import { tellOfCalls } from './every-call.ts';
import { STACK } from './killed-story.ts';

/** Runs the product on a data folder until a call, before or after which it kills itself as nothing else could. */
const [dataDir = '', at = '', moment = ''] = process.argv.slice(2);

const stack = await startStack({
  ...STACK,
  dataDir,
  before: async ({ clients }) => {
    tellOfCalls(clients, (call, now) => {
      if (call === Number(at) && now === moment) process.kill(process.pid, 'SIGKILL');
    });
  },
});
await stack.loop.idle();
await stack.close();
