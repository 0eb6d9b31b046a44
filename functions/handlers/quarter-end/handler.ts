import { createDeps } from './deps.ts';
import { createQuarterEnd } from './quarter-end.ts';

export const handler = createQuarterEnd(createDeps(process.env));
