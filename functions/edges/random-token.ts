import { randomBytes } from 'node:crypto';

const BYTES = 24;

/** Text that nobody can guess, of letters, digits, `-` and `_`. */
export const randomToken = (): string => randomBytes(BYTES).toString('base64url');
