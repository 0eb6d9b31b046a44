import { csvFigures, type Defaults } from './csv-figures.ts';
import type { Figure } from './figure.ts';
import { returnFigures } from './return-figures.ts';
import { readReturn } from './return-for-review.ts';

/**
 * The figures of a text: a `return.json` of this product, or a CSV file of figures. Throws an error for people where it
 * is neither.
 */
export function readPaper(text: string, defaults: Defaults): Figure[] {
  return /^\s*\{/.test(text) ? returnFigures(readReturn(JSON.parse(text))) : csvFigures(text, defaults);
}
