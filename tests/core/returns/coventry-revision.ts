import {
  asRevision,
  assembleReturn,
  type ReturnDocument,
  type ReturnParts,
  type RevisionParts,
} from '../../../functions/core/returns/return-document.ts';
import { coventry, coventryQuarter } from './coventry-quarter.ts';

/** A revision of Coventry's return for quarter 1 of 2025-26, made before the quarter is frozen unless told otherwise. */
export function coventryRevision(fields: Partial<ReturnParts & RevisionParts> = {}): ReturnDocument {
  const { revision = 1, generatedAt = '2025-07-20T09:30:00.000Z', previous = null, signOff = null, ...parts } = fields;
  const draft = assembleReturn({
    board: coventry,
    quarter: '2025-26-Q1',
    metrics: coventryQuarter(),
    today: generatedAt,
    ...parts,
  });
  return asRevision(draft, { revision, generatedAt, previous, signOff });
}
