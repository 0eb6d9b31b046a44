import { type Rounded, roundedText } from '../metrics/rounding.ts';
import { roundedCount } from './rounded-count.ts';

declare const made: unique symbol;
type Made = { readonly [made]: true };

type CountShown =
  | { readonly kind: 'missing' }
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'rounded'; readonly value: number }
  | { readonly kind: 'published'; readonly value: number };

type FigureShown =
  | { readonly kind: 'missing' }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'shown'; readonly value: number; readonly text: string };

/**
 * A count as the public may see it. Only the functions of this file make one, and only the rooms of disclosure control
 * import them, so an exact count of people cannot stand where one is wanted. `published` is a figure that is public
 * already: a population, or an official statistic.
 */
export type PublicCount = CountShown & Made;

/** A rate, share, mean or limit as the public may see it, worked out from public counts. */
export type PublicFigure = FigureShown & Made;

const madeHere = new WeakSet<object>();

/** Whether a number was made by disclosure control, and not merely has the shape of one. */
export function isPublicNumber<T extends CountShown | FigureShown>(shown: T): shown is T & Made {
  return madeHere.has(shown);
}

function make<T extends CountShown | FigureShown>(shown: T): T & Made {
  madeHere.add(Object.freeze(shown));
  if (!isPublicNumber(shown)) throw new Error('a number that was made is not known');
  return shown;
}

/** There is no such count. */
export const missingCount: PublicCount = make({ kind: 'missing' });
/** There is a count, and it is not for the public. */
export const suppressedCount: PublicCount = make({ kind: 'suppressed' });
/** There is no such figure. */
export const missingFigure: PublicFigure = make({ kind: 'missing' });
/** There is a figure, and it is not for the public. */
export const withheldFigure: PublicFigure = make({ kind: 'withheld' });

/** A count of people, rounded. The caller has made sure that it need not be suppressed. */
export function roundedPublicCount(exact: number): PublicCount {
  return make({ kind: 'rounded', value: roundedCount(exact) });
}

/** A figure that is public already, as it is. */
export function publishedCount(value: number): PublicCount {
  return make({ kind: 'published', value });
}

/** A figure worked out from public counts, in the words that are shown. */
export function publicFigure(rounded: Rounded, suffix: string): PublicFigure {
  const value = Number(rounded.units) / 10 ** rounded.decimals;
  return make({ kind: 'shown', value, text: `${roundedText(rounded)}${suffix}` });
}

/** A figure of an official statistic, as it is published. */
export function publishedFigure(value: number, text: string): PublicFigure {
  return make({ kind: 'shown', value, text });
}
