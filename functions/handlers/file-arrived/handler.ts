import { createDeps } from './deps.ts';
import { createFileArrived } from './file-arrived.ts';

export const handler = createFileArrived(createDeps(process.env));
