import { createApi } from './api.ts';
import { createDeps } from './deps.ts';

export const handler = createApi(createDeps(process.env));
