import { bundleHandler } from './bundle-handler.ts';

// Started by the synthesis, which waits for no promise: what to bundle is its one argument, as JSON.
await bundleHandler(JSON.parse(process.argv[2] ?? ''));
