import { csvFigures, type Defaults } from './csv-figures.ts';
import type { Figure } from './figure.ts';
import { type ReturnForReview, returnFigures } from './return-figures.ts';

function isReturn(document: unknown): document is ReturnForReview {
  return (
    typeof document === 'object' && document !== null && 'schema' in document && document.schema === 'bcf-return/1'
  );
}

/**
 * The figures of a text: a `return.json` of this product, or a CSV file of figures. Throws an error for people where it
 * is neither.
 */
export function readPaper(text: string, defaults: Defaults): Figure[] {
  if (!/^\s*\{/.test(text)) return csvFigures(text, defaults);
  const document: unknown = JSON.parse(text);
  if (!isReturn(document)) throw new Error('This JSON is no return.json: its schema is not bcf-return/1.');
  return returnFigures(document);
}
