/** What kind of number words say that a figure is. */
export type UnitKind = 'rate' | 'percent' | 'days' | 'hours' | 'money' | 'count';

const PATTERNS: [UnitKind, RegExp][] = [
  ['rate', /per\s*100[, ]?000|per\s*100\s?k|per\s*1[, ]?000\b|\brate\b/i],
  ['percent', /%|per ?cent\b|percentage|proportion|\bshare\b/i],
  ['days', /\b(av\.?|average|mean|number of)?\s*days?\b/i],
  ['hours', /\b(hours?|hrs)\b/i],
  ['money', /£|\b(pounds?|spend|expenditure)\b/i],
  ['count', /\b(count|number of|admissions|discharges|people|clients|cases)\b/i],
];

/** The kind of number that words name, the first of rate, percentage, days, hours, money and count; null where none. */
export function kindOfUnit(words: string): UnitKind | null {
  return PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Every kind of number that words name. */
export function kindsOfUnit(words: string): UnitKind[] {
  return PATTERNS.flatMap(([kind, pattern]) => (pattern.test(words) ? [kind] : []));
}

/** How many people a rate is per: 100,000 unless the words say otherwise. */
export function ratePer(words: string): number {
  return /per\s*1[, ]?000\b/i.test(words) ? 1000 : 100_000;
}

const INDIRECT = /indirectly|\bISR\b/i;
const DIRECT = /directly|\bDSR\b/i;

/** Whether a rate is called standardised, and which way. */
export function standardisation(words: string): 'indirect' | 'direct' | null {
  if (INDIRECT.test(words)) return 'indirect';
  return DIRECT.test(words) && /standardi[sz]ed/i.test(words) ? 'direct' : null;
}
