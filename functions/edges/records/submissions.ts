import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Slot } from '../../core/submissions/current.ts';
import type { Outcome } from '../../core/submissions/report.ts';
import { shownKey } from '../../core/submissions/shown-key.ts';
import { type Arriving, NOT_READ_YET, type Submission } from '../../core/submissions/submission.ts';
import { Retry } from '../problem.ts';
import type { Journal } from './journal.ts';
import { conditionHolds, getOne, type Item, newestFirst, newestWith, type Table, withoutKeys } from './table.ts';

const LIST = 'submissions';

const keyOf = (id: string) => ({ pk: `SUBMISSION#${id}`, sk: 'SUBMISSION' });

const UNLESS_WITHDRAWN = {
  ConditionExpression: 'attribute_not_exists(pk) OR withdrawal = :none',
  ExpressionAttributeValues: { ':none': null },
};

/** Names sort as states follow each other: what was held is confirmed, and nothing follows a withdrawal. */
function stateName({ withdrawal, settledAt, outcome }: Submission): string {
  if (withdrawal) return 'withdrawn';
  return `${settledAt?.replace(/[-:.]/g, '')}-${outcome === 'held' ? 'held' : 'settled'}`;
}

/** Where a submission stands in the list of all: by arrival, then by id. */
export const listSortOf = ({ arrivedAt, id }: Pick<Submission, 'arrivedAt' | 'id'>): string => `${arrivedAt}#${id}`;

/** As stored: a held plan may have ten thousand slots, so a scope is said once and its periods as `rows` or `rows/count`. */
type PackedSubmission = Omit<Submission, 'slots'> & { slots: Record<string, Record<string, string>> };

function packSlots(slots: readonly Slot[]): PackedSubmission['slots'] {
  const packed: PackedSubmission['slots'] = {};
  for (const { scope, period, rows, count } of slots) {
    const periods = packed[scope] ?? {};
    periods[period] = count === undefined ? String(rows) : `${rows}/${count}`;
    packed[scope] = periods;
  }
  return packed;
}

function unpackSlots(packed: PackedSubmission['slots']): Slot[] {
  return Object.entries(packed).flatMap(([scope, periods]) =>
    Object.entries(periods).map(([period, figures]) => {
      const [rows, count] = figures.split('/').map(Number);
      return { scope, period, rows: rows ?? 0, ...(count === undefined ? {} : { count }) };
    }),
  );
}

function submissionOf(item: Item): Submission {
  const { slots, ...rest } = withoutKeys<PackedSubmission>(item);
  return { ...rest, slots: unpackSlots(slots) };
}

export type SubmissionRecords = ReturnType<typeof createSubmissionRecords>;

/** Submissions, one item each from the moment before it is read. A key that says who a person is is stored without it. */
export function createSubmissionRecords(table: Table, journal: Journal) {
  return {
    /**
     * Notes that an attempt on this file begins, before a byte of it is read, and returns the submission as it now
     * stands. A file that kills the runtime is known by its count of attempts.
     */
    startAttempt: async (arriving: Arriving): Promise<Submission> => {
      const key = shownKey(arriving.key);
      const first = { ...arriving, key, ...NOT_READ_YET, slots: {}, list: LIST, listSort: listSortOf(arriving) };
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
      return submissionOf(answer.Attributes as Item);
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

    /**
     * Stores how a submission stands. What somebody withdrew stays withdrawn: throws `Retry` where that happened while
     * the file was counted, so that whoever counted it looks again.
     */
    put: async (submission: Submission): Promise<void> => {
      const key = shownKey(submission.key);
      const packed: PackedSubmission = { ...submission, key, slots: packSlots(submission.slots) };
      const item = { ...keyOf(submission.id), ...packed, list: LIST, listSort: listSortOf(submission) };
      // Before the table: a message about a file that is settled there is not worked on again.
      await journal.keep('submissions', `${submission.id}/${stateName(submission)}`, [item]);
      const isPut = await conditionHolds(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: item,
            ...(submission.withdrawal === null ? UNLESS_WITHDRAWN : {}),
          }),
        ),
      );
      if (!isPut) throw new Retry('The file was withdrawn meanwhile');
    },

    get: async (id: string): Promise<Submission | null> => {
      const item = await getOne(table, keyOf(id));
      return item && submissionOf(item);
    },

    /** Those of the newest `lookedAt` that have one of these outcomes, newest first. For lists only: it may lag behind. */
    ofOutcomes: async (outcomes: readonly Outcome[], lookedAt: number): Promise<Submission[]> =>
      (await newestWith(table, LIST, { attribute: 'outcome', values: outcomes, lookedAt })).map(submissionOf),

    /** Newest first; `after` continues behind the last one of the page before. */
    list: async (options: { limit: number; after?: string | undefined }) => {
      const items = await newestFirst(table, LIST, options);
      const last = items.length === options.limit ? String(items.at(-1)?.listSort) : null;
      return { submissions: items.map(submissionOf), next: last };
    },
  };
}
