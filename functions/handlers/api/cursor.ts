import * as z from 'zod/mini';

/** A place in a list, newest first, as a text that can stand in an address. It is made here and means nothing outside. */
export function cursorOf(listSort: string): string {
  return Buffer.from(listSort).toString('base64url');
}

function listSortOf(cursor: string): string | null {
  const listSort = Buffer.from(cursor, 'base64url').toString();
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z#[\w.-]+$/.test(listSort) ? listSort : null;
}

/** What a request gives as `after`: the `next` of an earlier answer, turned back into a place in a list. */
export const afterInput = z.optional(
  z.pipe(
    z.string().check(z.refine((cursor) => listSortOf(cursor) !== null, 'must be the "next" of an earlier answer')),
    z.transform((cursor: string) => listSortOf(cursor) ?? cursor),
  ),
);
