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

/** The newest revision of a return and its files: the content of `latest.json`. */
export type LatestDocument = {
  schema: 'bcf-latest/1';
  area: ReturnDocument['area'];
  period: ReturnDocument['period'];
  revision: number;
  status: ReturnDocument['status'];
  state: ReturnDocument['state'];
  publishedAt: string;
  files: ReturnFile[];
};
