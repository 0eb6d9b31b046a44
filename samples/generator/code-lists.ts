import { codeShares, evenShares } from './random.ts';

// Codes with their shares. The codes are those of the NHS Data Dictionary, older generations included where extracts
// still carry them; the shares are invented, in the order of size of English hospital activity.

/** Non-elective in the NHS planning definition. 28 is replaced by 2A to 2D but still seen; 81 is a transfer. */
export const nonElectiveMethods = codeShares('21 66, 22 9, 23 1.5, 24 4, 25 0.2, 28 3, 2A 5, 2B 3, 2D 6, 81 1.4');
export const plannedMethods = codeShares('11 62, 12 30, 13 8');
export const maternityMethods = codeShares('31 70, 32 30');
export const birthMethods = codeShares('82 92, 83 5, 2C 3');
export const unknownMethods = codeShares('98 40, 99 60');

export const ordinary = codeShares('1');
export const dayCases = codeShares('2 92, 3 6, 4 2');
export const otherClasses = codeShares('2 60, 3 20, 4 10, 8 10');
export const maternityClasses = codeShares('1 70, 5 30');

/** 01 is NHS. 02, private, is a kind of spell of its own, because the planning definition leaves it out. */
export const publicCategories = codeShares('01 98.3, 03 0.4, 04 0.2, 98 0.4, 99 0.7');
export const privateCategory = codeShares('02');

export const acuteTreatments = codeShares(
  '300 34, 430 14, 100 8, 110 8, 320 6, 340 6, 326 5, 301 4, 180 3, 101 2, 328 3, 361 2, 302 1, 303 1.5, 370 1, ' +
    '400 1, 107 0.7, 120 0.6, 130 0.5, 150 0.3, 502 1, 800 1',
);
/** Not specific acute, by the list of NHS England's planning methodology. */
export const otherTreatments = codeShares(
  '199 2, 223 1, 290 1, 291 1, 331 1, 344 5, 345 5, 346 3, 360 1, 424 1, 499 1, 501 1, 504 1, 560 1, 650 6, 651 4, ' +
    '652 2, 653 1, 654 1, 655 1, 656 1, 657 1, 658 1, 659 1, 660 1, 661 1, 662 1, 700 2, 710 12, 711 1, 712 2, ' +
    '713 1, 715 14, 720 1, 721 1, 722 1, 723 1, 724 1, 725 2, 726 1, 727 2, 730 1, 840 1, 920 1',
);
export const mentalHealthTreatments = codeShares('710 70, 715 20, 712 4, 725 3, 727 3');
export const childTreatments = codeShares('420 90, 171 6, 321 4');
export const maternityTreatments = codeShares('501 75, 560 25');
export const newbornTreatments = codeShares('424 85, 422 10, 420 5');
export const noTreatment = evenShares(['']);

export const adultSources = codeShares(
  '19 88, 29 0.8, 40 0.1, 42 0.1, 49 0.1, 51 5, 52 0.1, 53 0.4, 55 2, 56 1.6, 66 0.1, 84 0.1, 87 0.3, 88 0.2, ' +
    '98 0.3, 99 0.8',
);
export const birthSources = codeShares('79 97, 51 3');

export const anySex = codeShares('1 47.9, 2 51.6, 0 0.2, 9 0.2, X 0.1');
export const female = codeShares('2');
export const ethnicGroups = codeShares('A 74, B 2, C 3, H 6, J 3, L 2, M 2, N 3, P 1, R 1, S 1, Z 2');

export const procedureCodes = codeShares(
  'W371 9, Z942 4, U051 12, U071 6, X403 4, H221 8, G459 12, M451 7, K634 4, W241 6, E851 6, T124 3, K401 1, U212 18',
);
