import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Slot } from '../../core/submissions/current.ts';
import type { Outcome } from '../../core/submissions/report.ts';
import { shownKey } from '../../core/submissions/shown-key.ts';
import { type Arriving, NOT_READ_YET, type Submission } from '../../core/submissions/submission.ts';
import { Retry } from '../problem.ts';
import { randomToken } from '../random-token.ts';
import type { Journal } from './journal.ts';
import { conditionHolds, getOne, type Item, newestFirst, newestWith, type Table, withoutKeys } from './table.ts';

const LIST = 'submissions';

const keyOf = (id: string) => ({ pk: `SUBMISSION#${id}`, sk: 'SUBMISSION' });

const UNLESS_WITHDRAWN = {
  ConditionExpression: 'attribute_not_exists(pk) OR withdrawal = :none',
  ExpressionAttributeValues: { ':none': null },
};

/** Names sort as states follow each other: what was held is confirmed, and nothing follows a withdrawal. */
export function stateName({ withdrawal, settledAt, outcome }: Submission): string {
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
  const { slots, attempt: _attempt, ...rest } = withoutKeys<PackedSubmission & { attempt?: string }>(item);
  return { ...rest, slots: unpackSlots(slots) };
}

/** Notes one attempt more, once however often it is asked: the client asks again where an answer was lost. */
function beginning(arriving: Arriving, attempt: string) {
  const key = shownKey(arriving.key);
  const first = { ...arriving, key, ...NOT_READ_YET, slots: {}, list: LIST, listSort: listSortOf(arriving) };
  const sets = Object.keys(first).map((name) => `#${name} = if_not_exists(#${name}, :${name})`);
  const values = Object.fromEntries(Object.entries(first).map(([name, value]) => [`:${name}`, value]));
  return {
    Key: keyOf(arriving.id),
    UpdateExpression: `SET ${sets.join(', ')}, attempt = :attempt ADD attempts :one, failures :none`,
    ConditionExpression: 'attribute_not_exists(attempt) OR attempt <> :attempt',
    ExpressionAttributeNames: Object.fromEntries(Object.keys(first).map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: { ...values, ':attempt': attempt, ':one': 1, ':none': 0 },
  };
}

export type SubmissionRecords = ReturnType<typeof createSubmissionRecords>;

/** Submissions, one item each from the moment before it is read. A key that says who a person is is stored without it. */
export function createSubmissionRecords(table: Table, journal: Journal) {
  const noteFailure = async (id: string, attempt?: string): Promise<void> => {
    const update = new UpdateCommand({
      TableName: table.name,
      Key: keyOf(id),
      UpdateExpression: 'ADD failures :one',
      ExpressionAttributeValues: { ':one': 1, ...(attempt && { ':attempt': attempt }) },
      ...(attempt && { ConditionExpression: 'attempt = :attempt' }),
    });
    await conditionHolds(table.client.send(update));
  };
  return {
    /**
     * Notes that an attempt on this file begins, before a byte of it is read, and returns the submission as it now
     * stands. A file that kills the runtime is known by its count of attempts; `attempt` tells one from another.
     */
    startAttempt: async (arriving: Arriving, attempt = randomToken()): Promise<Submission> => {
      const update = { ...beginning(arriving, attempt), ReturnValues: 'ALL_NEW' } as const;
      const answered = table.client.send(new UpdateCommand({ TableName: table.name, ...update }));
      const isFirst = await conditionHolds(answered).catch(async (error) => {
        // Where it was noted although no answer came, it did not stop the runtime.
        await noteFailure(arriving.id, attempt).catch(() => {});
        throw error;
      });
      const item = isFirst ? (await answered).Attributes : await getOne(table, keyOf(arriving.id));
      return submissionOf(item as Item);
    },

    /** Notes that an attempt ended in an error that was caught. */
    noteFailure: (id: string): Promise<void> => noteFailure(id),

    /** Notes how far a file is read, unless that is over. */
    noteReading: async (id: string, reading: NonNullable<Submission['reading']>): Promise<void> => {
      const update = new UpdateCommand({
        TableName: table.name,
        Key: keyOf(id),
        UpdateExpression: 'SET reading = :reading',
        ConditionExpression: '#state = :started',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':reading': reading, ':started': 'started' },
      });
      await conditionHolds(table.client.send(update));
    },

    /**
     * Stores how a submission stands. What somebody withdrew stays withdrawn: throws `Retry` where that happened while
     * the file was counted, so that whoever counted it looks again.
     */
    put: async (submission: Submission): Promise<void> => {
      const key = shownKey(submission.key);
      const { reading: _over, ...settled } = submission;
      const packed: PackedSubmission = { ...settled, key, slots: packSlots(submission.slots) };
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
