import { createDeps } from './deps.ts';
import { createPublishReturns } from './publish-returns.ts';

export const handler = createPublishReturns(createDeps(process.env));
