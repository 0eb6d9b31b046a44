import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Submission } from '../../core/submissions/submission.ts';
import { type Item, newestFirst, type Table } from './table.ts';

const LIST = 'submissions';

/** What is known of a file before it is read. */
export type Arriving = Pick<Submission, 'id' | 'key' | 'versionId' | 'sequencer' | 'arrivedAt' | 'bytes'>;

const keyOf = (id: string) => ({ pk: `SUBMISSION#${id}`, sk: 'SUBMISSION' });

function asSubmission(item: Item): Submission {
  const { pk: _pk, sk: _sk, list: _list, listSort: _listSort, ...submission } = item;
  return submission as unknown as Submission;
}

export type SubmissionRecords = ReturnType<typeof createSubmissionRecords>;

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
      const first = { ...arriving, ...blank, list: LIST, listSort: `${arriving.arrivedAt}#${arriving.id}` };
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
      return asSubmission(answer.Attributes as Item);
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
      const item = {
        ...keyOf(submission.id),
        ...submission,
        list: LIST,
        listSort: `${submission.arrivedAt}#${submission.id}`,
      };
      await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    },

    get: async (id: string): Promise<Submission | null> => {
      const answer = await table.client.send(
        new GetCommand({ TableName: table.name, Key: keyOf(id), ConsistentRead: true }),
      );
      return answer.Item ? asSubmission(answer.Item as Item) : null;
    },

    /** Newest first; `after` continues behind the last one of the page before. */
    list: async (options: { limit: number; after?: string | undefined }) => {
      const items = await newestFirst(table, LIST, options);
      const last = items.length === options.limit ? String(items.at(-1)?.listSort) : null;
      return { submissions: items.map(asSubmission), next: last };
    },
  };
}
