import { MONTH_NAMES } from '../periods/month-names.ts';
import { parseDateDays } from '../periods/parse-date.ts';
import { parseMonth } from '../periods/parse-period.ts';
import { firstDay } from '../periods/period.ts';
import type { Figure } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';

/** Half a year: what is said to be so as at a day that far back is more likely a slip in the year. */
const OLD_DAYS = 183;

/** The day that words name, or the first day of the month that they name, as days since 1970; null where none. */
function dayOf(words: string): number | null {
  const named = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(words.trim());
  const month = named
    ? MONTH_NAMES.findIndex((name) => name.toLowerCase().startsWith((named[2] ?? '').toLowerCase()))
    : -1;
  const text =
    named && month >= 0 ? `${named[3]}-${`${month + 1}`.padStart(2, '0')}-${(named[1] ?? '').padStart(2, '0')}` : words;
  const day = parseDateDays(text);
  if (day !== null) return day;
  const asMonth = parseMonth(words);
  return asMonth === null ? null : parseDateDays(firstDay(asMonth));
}

const isAhead = ({ label, note }: Figure['words']) =>
  /\b(will|shall|plan(s|ned)?|due|expect(s|ed)?|targets?|deadline|to be|is to|required)\b/i.test(`${label} ${note}`);

function against(figure: Figure): Finding[] {
  const { words } = figure;
  const [stated, paper] = [dayOf(words.date), dayOf(words['paper date'])];
  if (stated === null || paper === null) return [];
  if (stated > paper && !isAhead(words)) {
    return [
      findingAt(figure, {
        code: 'future-date',
        found: words.date,
        expected: `a day before the paper, which is of ${words['paper date']}`,
        why: 'What is said to have happened lies in the future',
      }),
    ];
  }
  if (!/\bas (at|of)\b/i.test(`${words.label} ${words.note}`) || paper - stated <= OLD_DAYS) return [];
  return [
    findingAt(figure, {
      code: 'old-date',
      found: words.date,
      expected: `a day shortly before the paper, which is of ${words['paper date']}`,
      why: 'The state of things is given as at a day more than half a year before',
    }),
  ];
}

/** Dates that the text states against the day of the paper. */
export const checkDates: Check = (figures) => figures.flatMap(against);
