import type { Figure } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { readNumber } from './reading.ts';

const THINGS: [string, RegExp][] = [
  ['hours', /\b(hours?|hrs)\b/i],
  ['staff', /\b(staff|workers|employees|FTE)\b/i],
  ['beds', /\bbeds?\b/i],
  ['weeks', /\bweeks?\b/i],
  ['days', /\bdays?\b/i],
  ['packages', /\bpackages?\b/i],
  ['placements', /\bplacements?\b/i],
  ['people', /\b(people|clients|patients|beneficiaries)\b/i],
];

/** The first of these things that words name. */
function thingOf(words: string): string | null {
  const named = THINGS.map(([thing, pattern]) => ({ thing, at: words.search(pattern) })).filter(({ at }) => at >= 0);
  return named.sort((a, b) => a.at - b.at)[0]?.thing ?? null;
}

function against(figure: Figure): Finding[] {
  const { unit, note } = figure.words;
  const { value } = figure.numbers;
  const counted = thingOf(unit);
  if (!value || !counted) return [];
  for (const match of note.matchAll(/\d[\d,]*(?:\.\d+)?((?:\s+\S+){0,4})/g)) {
    const said = thingOf(match[1] ?? '');
    if (readNumber(match[0])?.value !== value.value || said === null || said === counted) continue;
    return [
      findingAt(figure, {
        code: 'unit-against-note',
        found: `${value.text} as "${unit}"`,
        expected: said,
        why: `The text beside it says "${match[0].trim()}"`,
      }),
    ];
  }
  return [];
}

/** Units against the text beside the figure, where it repeats the number. */
export const checkNotes: Check = (figures) => figures.flatMap(against);
