import { type Figures, figureKey } from './figures.ts';

const ORDINARY = 'planning emergency late:0 known home';

/** What the counts of a case come to: how many stays in each metric, and days of delay where it is a discharge. */
export function expectedWords(counts: string): string {
  if (counts === 'none') return '';
  const changes = counts.split(/\s+/);
  const name = (word: string) => word.replace(/^[-+]/, '').split(':')[0];
  const words = ORDINARY.split(' ').flatMap((word) => {
    const change = changes.find((each) => name(each) === name(word));
    if (change?.startsWith('-')) return [];
    return change ? [change] : [word];
  });
  words.push(...changes.filter((each) => each.startsWith('+')).map((each) => each.slice(1)));
  return (changes.includes('x2') ? words.map((word) => `2 ${word}`) : words).join(', ');
}

/** The same words from the figures of a board and month. */
export function countedWords(figures: Figures, { board, month }: { board: string; month: string }): string {
  const of = (metric: string, variant: string | null = null) => figures.get(figureKey(board, month, metric, variant));
  const delay = of('discharge-delay-average-days');
  const residence = of('discharged-to-usual-residence');
  const found: [string, number | null | undefined][] = [
    ['planning', of('emergency-admissions-65-plus', 'nhs-planning')?.numerator],
    ['emergency', of('emergency-admissions-65-plus', 'all-emergency')?.numerator],
    [`late:${delay?.numerator}`, delay?.denominator],
    ['known', residence?.denominator],
    ['home', residence?.numerator],
    ['avoidable', of('avoidable-admissions')?.numerator],
    ['fall', of('falls-admissions-65-plus', 'crude')?.numerator],
  ];
  return found.flatMap(([word, count]) => (count ? [count === 1 ? word : `${count} ${word}`] : [])).join(', ');
}
