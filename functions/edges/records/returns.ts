import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Quarter } from '../../core/periods/period.ts';
import type { QuarterIndexEntry } from '../../core/returns/quarter-index.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import type { SignOffStatement } from '../../core/returns/sign-off.ts';
import type { Journal } from './journal.ts';
import {
  conditionHolds,
  getAll,
  getOne,
  type Item,
  newestFirst,
  queryAll,
  queryPart,
  type Table,
  withoutKeys,
} from './table.ts';

export type PublishedFile = { name: string; key: string; bytes: number; sha256: string; contentType: string };

/** One revision of a return. It is `claimed` before its files are written and `published` when they all are. */
export type ReturnRevision = {
  area: string;
  quarter: Quarter;
  revision: number;
  state: 'claimed' | 'published';
  contentSha256: string;
  generatedAt: string;
  /** The revision that stood when this one was claimed: what it says is changed is against that one. */
  previousRevision: number | null;
  /** Who signed it; null or absent of a draft. */
  signOff?: SignOffStatement | null;
  files: PublishedFile[];
};

/**
 * The newest published revision of a return, or the signed one where it is signed, with what an index says of it.
 * `version` grows by one with every change, against which it is written; `proposed` is the revision that data proposed
 * which came after the return was signed.
 */
export type LatestReturn = {
  version: number;
  proposed: { revision: number; publishedAt: string; changes: number } | null;
  area: string;
  quarter: Quarter;
  revision: number;
  contentSha256: string;
  publishedAt: string;
  files: PublishedFile[];
  period: ReturnDocument['period'];
  entry: Omit<QuarterIndexEntry, 'files' | 'proposed'>;
};

const STANDING = ['area', 'quarter', 'revision', 'publishedAt', 'entry', 'version', 'proposed'] as const;

/** What lists say of a return. */
export type ReturnStanding = Pick<LatestReturn, (typeof STANDING)[number]>;

const LIST = 'returns';
const revisionKey = (quarter: Quarter, area: string, revision: number) => ({
  pk: `RETURN#${quarter}#${area}`,
  sk: `r${String(revision).padStart(4, '0')}`,
});
const latestKey = (quarter: Quarter, area: string) => ({ pk: `RETURNS#${quarter}`, sk: area });

type StoredLatest = Omit<LatestReturn, 'version' | 'proposed'> & Partial<LatestReturn>;

/** Items of earlier releases have no version and nothing proposed. */
const asLatest = (item: Item): LatestReturn => ({ version: 0, proposed: null, ...withoutKeys<StoredLatest>(item) });

const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

const conditionOn = (before: number) => (before === 0 ? 'attribute_not_exists(#version)' : '#version = :before');

export type ReturnRecords = ReturnType<typeof createReturnRecords>;

/** Returns: every revision of each, and which one is the newest. */
export function createReturnRecords(table: Table, journal: Journal) {
  return {
    /** Every revision of one return, oldest first, claimed ones among them. */
    revisions: async (quarter: Quarter, area: string): Promise<ReturnRevision[]> =>
      (await queryAll(table, `RETURN#${quarter}#${area}`)).map((item) => withoutKeys<ReturnRevision>(item)),

    /** Takes a revision number that nobody has; false where somebody was quicker. */
    claim: (revision: ReturnRevision): Promise<boolean> =>
      conditionHolds(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: { ...revisionKey(revision.quarter, revision.area, revision.revision), ...revision },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),

    markPublished: async (revision: ReturnRevision): Promise<void> => {
      const key = revisionKey(revision.quarter, revision.area, revision.revision);
      await journal.keep('returns', `${revision.quarter}/${revision.area}/${key.sk}`, [{ ...key, ...revision }]);
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: key,
          UpdateExpression: 'SET #state = :published, files = :files',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':published': 'published', ':files': revision.files },
        }),
      );
    },

    latest: async (quarter: Quarter, area: string): Promise<LatestReturn | null> => {
      const item = await getOne(table, latestKey(quarter, area));
      return item && asLatest(item);
    },

    /** Those of the returns that were published before. */
    published: async <T extends { quarter: Quarter; area: string }>(asked: readonly T[]): Promise<T[]> => {
      const keys = asked.map(({ quarter, area }) => latestKey(quarter, area));
      const found = new Set((await getAll(table, keys)).map(({ pk, sk }) => `${pk} ${sk}`));
      return asked.filter((_, place) => found.has(`${keys[place]?.pk} ${keys[place]?.sk}`));
    },

    /** Writes what stands after the version before it; false where somebody else has written meanwhile. */
    moveLatest: (latest: LatestReturn): Promise<boolean> =>
      conditionHolds(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: {
              ...latestKey(latest.quarter, latest.area),
              ...latest,
              list: LIST,
              listSort: `${latest.quarter}#${latest.area}`,
            },
            ConditionExpression: conditionOn(latest.version - 1),
            ExpressionAttributeNames: { '#version': 'version' },
            ...(latest.version > 1 && { ExpressionAttributeValues: { ':before': latest.version - 1 } }),
          }),
        ),
      ),

    /** Newest quarter first, areas by name. For lists only: it may lag behind. */
    list: async (limit: number): Promise<LatestReturn[]> =>
      (await newestFirst(table, LIST, { limit }))
        .map(asLatest)
        .sort((a, b) => byText(b.quarter, a.quarter) || byText(a.entry.area.name, b.entry.area.name)),

    /** How the returns of a quarter stand, without their files: a third of the bytes. */
    standing: async (quarter: Quarter): Promise<ReturnStanding[]> =>
      (await queryPart(table, { pk: `RETURNS#${quarter}`, skPrefix: '', attributes: STANDING })).map(asLatest),

    ofQuarter: async (quarter: Quarter): Promise<LatestReturn[]> =>
      (await queryAll(table, `RETURNS#${quarter}`)).map(asLatest),
  };
}
