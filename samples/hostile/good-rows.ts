/** Headers and rows that have nothing wrong with them, for files in which one thing is. Everything in them is invented. */

export const spellHeader =
  'spell id,provider,admission date,discharge date,discharge ready date,admission method,age,residence,treatment function,patient classification';

/** An emergency admission of somebody of 80 in Coventry. `parts` replaces cells by their place. */
export function spellRow(id: number | string, parts: Record<number, string> = {}): string {
  const cells = [String(id), 'RKB', '2025-04-07', '2025-04-10', '2025-04-09', '21', '80', 'E08000026', '300', '1'];
  return cells.map((cell, place) => parts[place] ?? cell).join(',');
}

export const spellFile = (rows: readonly string[]): string => [spellHeader, ...rows, ''].join('\n');

export const spellRows = (count: number): string[] => Array.from({ length: count }, (_, n) => spellRow(n + 1));

export const dischargeHeader = 'provider,area,month,discharges,discharged on ready date,bed days';
export const planHeader = 'area,metric,period,value,numerator,denominator,plan version';
export const populationHeader = 'area,year,basis,age band,sex,persons';
export const lookupHeader = 'lsoa21cd,ltla23cd,utla23cd';
