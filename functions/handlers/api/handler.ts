import { createApi } from './api.ts';
import { createDeps } from './deps.ts';

// A bundle has the organisations written into it: all of them together may be longer than an environment (4 KB).
export const handler = createApi(createDeps({ ...process.env, ORGANISATIONS: process.env.ORGANISATIONS }));
