import { createDeps } from './deps.ts';
import { publishRequested } from './publish-requested.ts';
import { createPublishReturns } from './publish-returns.ts';

const deps = createDeps(process.env);

/** Set off by the queue of requests. */
export const handler = createPublishReturns(deps);

/** Called by the map over the areas at the end of a quarter, once for each; what it throws is told there. */
export const publishDue = (request: unknown) => publishRequested(deps, request);
