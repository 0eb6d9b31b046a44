import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Quarter } from '../../core/periods/period.ts';
import type { QuarterIndexEntry } from '../../core/returns/quarter-index.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import { type Item, isConditionFailure, newestFirst, queryAll, type Table } from './table.ts';

export type PublishedFile = { name: string; key: string; bytes: number; sha256: string; contentType: string };

/** One revision of a return. It is `claimed` before its files are written and `published` when they all are. */
export type ReturnRevision = {
  area: string;
  quarter: Quarter;
  revision: number;
  state: 'claimed' | 'published';
  contentSha256: string;
  generatedAt: string;
  files: PublishedFile[];
};

/** The newest published revision of a return, with what an index says of it. */
export type LatestReturn = {
  area: string;
  quarter: Quarter;
  revision: number;
  contentSha256: string;
  publishedAt: string;
  files: PublishedFile[];
  period: ReturnDocument['period'];
  entry: Omit<QuarterIndexEntry, 'files'>;
};

const LIST = 'returns';
const revisionKey = (quarter: Quarter, area: string, revision: number) => ({
  pk: `RETURN#${quarter}#${area}`,
  sk: `r${String(revision).padStart(4, '0')}`,
});
const latestKey = (quarter: Quarter, area: string) => ({ pk: `RETURNS#${quarter}`, sk: area });

function asRecord<T>({ pk: _pk, sk: _sk, list: _list, listSort: _listSort, ...rest }: Item): T {
  return rest as unknown as T;
}

const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** Runs a conditional write; false where its condition does not hold. */
async function holds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

export type ReturnRecords = ReturnType<typeof createReturnRecords>;

export function createReturnRecords(table: Table) {
  return {
    /** Every revision of one return, oldest first, claimed ones among them. */
    revisions: async (quarter: Quarter, area: string): Promise<ReturnRevision[]> =>
      (await queryAll(table, `RETURN#${quarter}#${area}`)).map((item) => asRecord<ReturnRevision>(item)),

    /** Takes a revision number that nobody has; false where somebody was quicker. */
    claim: (revision: ReturnRevision): Promise<boolean> =>
      holds(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: { ...revisionKey(revision.quarter, revision.area, revision.revision), ...revision },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),

    markPublished: async (revision: ReturnRevision): Promise<void> => {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: revisionKey(revision.quarter, revision.area, revision.revision),
          UpdateExpression: 'SET #state = :published, files = :files',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':published': 'published', ':files': revision.files },
        }),
      );
    },

    latest: async (quarter: Quarter, area: string): Promise<LatestReturn | null> => {
      const answer = await table.client.send(
        new GetCommand({ TableName: table.name, Key: latestKey(quarter, area), ConsistentRead: true }),
      );
      return answer.Item ? asRecord<LatestReturn>(answer.Item as Item) : null;
    },

    /** Makes a revision the newest one; false where a newer one stands already. */
    moveLatest: (latest: LatestReturn): Promise<boolean> =>
      holds(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: {
              ...latestKey(latest.quarter, latest.area),
              ...latest,
              list: LIST,
              listSort: `${latest.quarter}#${latest.area}`,
            },
            ConditionExpression: 'attribute_not_exists(pk) OR revision <= :revision',
            ExpressionAttributeValues: { ':revision': latest.revision },
          }),
        ),
      ),

    /** Newest quarter first, areas by name. For lists only: it may lag behind. */
    list: async (limit: number): Promise<LatestReturn[]> =>
      (await newestFirst(table, LIST, { limit }))
        .map((item) => asRecord<LatestReturn>(item))
        .sort((a, b) => byText(b.quarter, a.quarter) || byText(a.entry.area.name, b.entry.area.name)),

    ofQuarter: async (quarter: Quarter): Promise<LatestReturn[]> =>
      (await queryAll(table, `RETURNS#${quarter}`)).map((item) => asRecord<LatestReturn>(item)),
  };
}
