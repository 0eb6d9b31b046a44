import type { CountCell } from '../counts/count-cell.ts';
import { canonicalJson } from '../returns/canonical-json.ts';

/** Where counting a file again gives something else. `counted` is null where the cell is not counted any more. */
export type CellDifference = { unit: string; period: string; counted: CountCell | null; words: string };

/** `extraCounts: 'came-later'`: measures that the stored cells do not have were added since, and are left out. */
export type CellComparison = {
  stored: readonly CountCell[];
  counted: readonly CountCell[];
  extraCounts: 'differ' | 'came-later';
};

const nameOf = ({ unit, period }: CountCell): string => `${unit}#${period}`;

function countsOf(cell: CountCell, like: CountCell, extraCounts: CellComparison['extraCounts']): CountCell['counts'] {
  if (extraCounts === 'differ') return cell.counts;
  return Object.fromEntries(Object.entries(cell.counts).filter(([measure]) => measure in like.counts));
}

function countWords(stored: CountCell['counts'], counted: CountCell['counts']): string[] {
  const measures = [...new Set([...Object.keys(stored), ...Object.keys(counted)])].sort();
  return measures
    .filter((measure) => stored[measure] !== counted[measure])
    .map((measure) => `${measure} ${stored[measure] ?? 'none'} → ${counted[measure] ?? 'none'}`);
}

function differenceIn(
  stored: CountCell,
  found: CountCell,
  extraCounts: CellComparison['extraCounts'],
): CellDifference | null {
  const counted = { ...found, counts: countsOf(found, stored, extraCounts) };
  const parts = [
    ...(stored.rows === counted.rows ? [] : [`rows ${stored.rows} → ${counted.rows}`]),
    ...countWords(stored.counts, counted.counts),
    ...(canonicalJson(stored.labels ?? {}) === canonicalJson(counted.labels ?? {}) ? [] : ['other words']),
  ];
  const { unit, period } = stored;
  return parts.length === 0 ? null : { unit, period, counted, words: `${unit} ${period}: ${parts.join(', ')}` };
}

/** Holds every cell of a file against what counting it again gives. */
export function compareCells({ stored, counted, extraCounts }: CellComparison): CellDifference[] {
  const again = new Map(counted.map((cell) => [nameOf(cell), cell]));
  const known = new Set(stored.map(nameOf));
  const changed = stored.flatMap((cell): CellDifference[] => {
    const found = again.get(nameOf(cell));
    const { unit, period } = cell;
    if (!found) return [{ unit, period, counted: null, words: `${unit} ${period}: not counted any more` }];
    const difference = differenceIn(cell, found, extraCounts);
    return difference ? [difference] : [];
  });
  const added = counted
    .filter((cell) => !known.has(nameOf(cell)))
    .map((cell) => ({ ...placeOf(cell), counted: cell, words: `${cell.unit} ${cell.period}: not counted before` }));
  return [...changed, ...added];
}

function placeOf({ unit, period }: CountCell): Pick<CountCell, 'unit' | 'period'> {
  return { unit, period };
}
