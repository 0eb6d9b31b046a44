import type { MetricValue } from '../../core/metrics/metric-value.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import type { PublishedBefore } from './published-before.ts';
import type { TemplateInputs } from './template-inputs.ts';

/** One file of a revision as it is written. */
export type RevisionFile = { name: string; body: Uint8Array; contentType: string };

/** What the files of one revision say. `earlierQuarters` are the quarter values of the year before this one. */
export type Revision = {
  document: ReturnDocument;
  earlierQuarters: readonly MetricValue[];
  template: TemplateInputs | null;
  /** The earlier returns of the year by which the public profile is judged. */
  publishedBefore: readonly PublishedBefore[];
};
