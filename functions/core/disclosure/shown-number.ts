import { isPublicNumber, type PublicCount, type PublicFigure } from './public-number.ts';

/** What stands where a number is not for the public, as in the publications of NHS England. */
export const SUPPRESSED = '*';

function demandPublic(shown: PublicCount | PublicFigure): void {
  if (!isPublicNumber(shown)) throw new Error('A number that disclosure control has not made cannot be published');
}

/** The number that is written for a public one, or null where none is. Throws where disclosure control has not made it. */
export function numberShown(shown: PublicCount | PublicFigure): number | null {
  demandPublic(shown);
  return 'value' in shown ? shown.value : null;
}

/** The text that is written for a public figure: `2,054`, `*`, or null where there is none. Throws as `numberShown` does. */
export function figureText(shown: PublicFigure): string | null {
  demandPublic(shown);
  if (shown.kind === 'shown') return shown.text;
  return shown.kind === 'withheld' ? SUPPRESSED : null;
}

/** Why a number is as it is: `rounded`, `suppressed`, `published`, `missing`. */
export function countWords(shown: PublicCount): PublicCount['kind'] {
  demandPublic(shown);
  return shown.kind;
}
