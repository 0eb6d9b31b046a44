import { between, codeShares, type Random } from './random.ts';

// ICD-10 without dots, as extracts hold it. Primary codes include long-term conditions that can be treated outside
// hospital (J44, I50, E11 …) and injuries, whose falls carry a W code, so that later metrics find something to count.
const older = codeShares(
  'J181 10, I500 6, N390 9, J440 6, J441 4, A419 7, S720 4, S721 1, R296 3, I639 4, I48X 4, N179 4, R55X 2, S0650 1, ' +
    'K922 2, E119 1, I10X 1, D509 2, F03X 1, G409 1, J459 1, I200 2, I251 1, L031 4, R410 3, C349 2, M255 1, U071 2',
);
const adult = codeShares(
  'R074 8, R104 9, J459 3, E109 2, K358 4, N201 4, L031 5, T391 3, G409 2, F102 3, J181 3, I200 2',
);
const child = codeShares('J219 10, B349 10, J459 6, R509 6, S525 3, A099 5, G409 2');
const mother = codeShares('O800 40, O342 10, O365 10, O701 10, Z340 10');
const newborn = codeShares('Z380 80, P073 10, P599 10');
const secondary = codeShares(
  'I10X 14, E119 9, I48X 8, N183 5, J449 6, Z922 4, I252 5, F03X 4, D649 3, E785 6, Z867 4, R296 3, B181 0.3, J849 1',
);
const falls = codeShares('W010 20, W180 25, W190 25, W109 8, W069 8, W199 10, W200 1');

/** Which list a kind of patient draws its main diagnosis from. */
export type DiagnosisGroup = 'older' | 'adult' | 'child' | 'mother' | 'newborn';

const primaryOf = { older, adult, child, mother, newborn };

/** The codes of a spell, the main one first: one code where `several` is 1, else two to `several`. */
export function drawDiagnoses(random: Random, group: DiagnosisGroup, several: number): string[] {
  const main = primaryOf[group](random);
  if (several < 2) return [main];
  const codes = [main, main.startsWith('S') ? falls(random) : secondary(random)];
  const count = between(random, 2, several);
  while (codes.length < count) codes.push(secondary(random));
  return codes;
}
