import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Submission } from '../../core/submissions/submission.ts';
import { getOne, type Item, newestFirst, type Table, withoutKeys } from './table.ts';

const LIST = 'submissions';

/** What is known of a file before it is read. */
export type Arriving = Pick<Submission, 'id' | 'key' | 'versionId' | 'sequencer' | 'arrivedAt' | 'bytes'>;

const keyOf = (id: string) => ({ pk: `SUBMISSION#${id}`, sk: 'SUBMISSION' });

/** Where a submission stands in the list of all: by arrival, then by id. */
export const listSortOf = ({ arrivedAt, id }: Pick<Submission, 'arrivedAt' | 'id'>): string => `${arrivedAt}#${id}`;

export type SubmissionRecords = ReturnType<typeof createSubmissionRecords>;

/** Submissions, one item each from the moment before it is read. */
export function createSubmissionRecords(table: Table) {
  return {
    /**
     * Notes that an attempt on this file begins, before a byte of it is read, and returns the submission as it now
     * stands. A file that kills the runtime is known by its count of attempts.
     */
    startAttempt: async (arriving: Arriving): Promise<Submission> => {
      const blank: Omit<Submission, keyof Arriving | 'attempts' | 'failures'> = {
        state: 'started',
        source: null,
        feed: null,
        outcome: null,
        rows: null,
        issueTotal: 0,
        periods: [],
        areas: [],
        reportKey: null,
        settledAt: null,
        arrival: null,
        slots: [],
        needsAreaLookup: false,
      };
      const first = { ...arriving, ...blank, list: LIST, listSort: listSortOf(arriving) };
      const names = Object.fromEntries(Object.keys(first).map((name) => [`#${name}`, name]));
      const values = Object.fromEntries(Object.entries(first).map(([name, value]) => [`:${name}`, value]));
      const sets = Object.keys(first).map((name) => `#${name} = if_not_exists(#${name}, :${name})`);
      const answer = await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keyOf(arriving.id),
          UpdateExpression: `SET ${sets.join(', ')} ADD attempts :one, failures :none`,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: { ...values, ':one': 1, ':none': 0 },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return withoutKeys(answer.Attributes as Item);
    },

    /** Notes that an attempt ended in an error that was caught. */
    noteFailure: async (id: string): Promise<void> => {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keyOf(id),
          UpdateExpression: 'ADD failures :one',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );
    },

    put: async (submission: Submission): Promise<void> => {
      const item = { ...keyOf(submission.id), ...submission, list: LIST, listSort: listSortOf(submission) };
      await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    },

    get: async (id: string): Promise<Submission | null> => {
      const item = await getOne(table, keyOf(id));
      return item && withoutKeys<Submission>(item);
    },

    /** Newest first; `after` continues behind the last one of the page before. */
    list: async (options: { limit: number; after?: string | undefined }) => {
      const items = await newestFirst(table, LIST, options);
      const last = items.length === options.limit ? String(items.at(-1)?.listSort) : null;
      return { submissions: items.map((item) => withoutKeys<Submission>(item)), next: last };
    },
  };
}
