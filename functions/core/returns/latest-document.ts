import type { Change } from './changes.ts';
import type { ReturnDocument } from './return-document.ts';

/** One file of a revision. `link` works until `linkExpiresAt` (ISO time). */
export type ReturnFile = {
  name: string;
  key: string;
  bytes: number;
  sha256: string;
  contentType: string;
  link: string;
  linkExpiresAt: string;
};

/** A revision that data proposed which came after the return was signed, and every number that differs from the signed one. */
export type ProposedRevision = { revision: number; publishedAt: string; changes: Change[] };

/** The newest revision of a return, or the signed one where it is signed, and its files: the content of `latest.json`. */
export type LatestDocument = {
  schema: 'bcf-latest/1';
  area: ReturnDocument['area'];
  period: ReturnDocument['period'];
  revision: number;
  status: ReturnDocument['status'];
  state: ReturnDocument['state'];
  publishedAt: string;
  /** Null where nothing has changed since the return was signed, or it is not signed. */
  proposed: ProposedRevision | null;
  files: ReturnFile[];
};
