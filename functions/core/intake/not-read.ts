import type { ReadEnd } from './read-source.ts';

/** What is known of a file of which nothing was read. */
export const NOT_READ: ReadEnd = {
  contract: null,
  recognisedBy: 'prefix',
  layout: null,
  rowsRead: 0,
  rowsRejected: 0,
  rowsRejectedBecause: {},
  rowsNotCounted: {},
  taken: [],
  encoding: null,
  readable: false,
};
