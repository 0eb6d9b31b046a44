import { codeShares, type Sampler } from './random.ts';

/** How a spell ended: discharge method and destination. */
export type Ending = { dischargeMethod: string; destination: string };

/** Written `method/destination`: 1 on clinical advice, 2 self, 3 by tribunal or court, 4 died, 5 stillbirth, 8 and 9 default. */
function endings(weights: string): Sampler<Ending> {
  const text = codeShares(weights);
  return (random) => {
    const [dischargeMethod = '', destination = ''] = text(random).split('/');
    return { dischargeMethod, destination };
  };
}

export const olderEndings = endings(
  '1/19 76, 2/19 1, 1/29 1.5, 1/51 4, 1/49 0.1, 1/50 0.1, 1/52 0.1, 1/53 0.5, 1/55 4, 1/56 3, 1/84 0.1, 1/87 0.4, ' +
    '1/88 0.8, 1/30 0.1, 1/48 0.1, 1/40 0.1, 1/42 0.1, 1/89 0.1, 9/99 0.3, 4/79 7',
);
export const adultEndings = endings(
  '1/19 91, 2/19 3, 1/29 0.8, 1/51 1.5, 1/53 0.5, 1/55 0.2, 1/56 0.2, 1/87 0.3, 1/88 0.1, 1/40 0.2, 1/42 0.2, ' +
    '1/66 0.1, 9/99 0.3, 4/79 1',
);
export const dayEndings = endings('1/19 99.5, 1/51 0.3, 4/79 0.2');
export const childEndings = endings('1/19 98, 1/66 0.5, 1/51 1, 1/52 0.4, 4/79 0.1');
export const birthEndings = endings('1/19 97, 1/52 1.5, 1/66 0.3, 5/79 0.3, 4/79 0.2');
export const mentalHealthEndings = endings('1/19 80, 3/19 6, 3/50 2, 1/53 5, 1/56 4, 1/37 1, 1/30 1, 1/84 1');
/** A spell that has not ended. */
export const openEndings = endings('8/98');

// The code list was revised; some trusts still send the codes that it had before (NHS Data Dictionary, discharge destination).
const formerCodes: Readonly<Record<string, readonly string[]>> = {
  '40': ['38'],
  '42': ['38'],
  '55': ['54'],
  '56': ['85', '85', '65'],
};

/** The destination as a trust with the former code list records it. `turn` spreads a code that was two. */
export function formerDestination(code: string, turn: number): string {
  const former = formerCodes[code];
  return former?.[turn % former.length] ?? code;
}
