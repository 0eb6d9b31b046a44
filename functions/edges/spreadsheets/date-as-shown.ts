import { MONTH_NAMES } from '../../core/periods/month-names.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const TOKENS = /"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(d{1,4}|m{1,5}|y{1,4})|(@|general|am\/pm|a\/p|h+|s+)|./gis;

type Day = { year: number; month: number; day: number; weekday: number };

const twoDigits = (number: number): string => String(number).padStart(2, '0');

function partOf(token: string, { year, month, day, weekday }: Day): string {
  const name = MONTH_NAMES[month - 1] ?? '';
  const parts: Record<string, string> = {
    d: String(day),
    dd: twoDigits(day),
    ddd: (WEEKDAYS[weekday] ?? '').slice(0, 3),
    dddd: WEEKDAYS[weekday] ?? '',
    m: String(month),
    mm: twoDigits(month),
    mmm: name.slice(0, 3),
    mmmm: name,
    mmmmm: name.slice(0, 1),
    y: twoDigits(year % 100),
    yy: twoDigits(year % 100),
  };
  return parts[token.toLowerCase()] ?? String(year);
}

/**
 * A day (`YYYY-MM-DD`) as a spreadsheet program shows it by a format code, such as `mmm-yy` (ECMA-376 part 1, 18.8.31);
 * null where the code shows a time as well, or is no date.
 */
export function dateAsShown(iso: string, code: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const [pattern = ''] = code.split(';');
  if (!year || !month || !day || pattern === '') return null;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const of: Day = { year: Number(year), month: Number(month), day: Number(day), weekday: at.getUTCDay() };
  let text = '';
  for (const [whole, quoted, escaped, token, other] of pattern.matchAll(TOKENS)) {
    if (other !== undefined) return null;
    if (token !== undefined) text += partOf(token, of);
    else if (quoted !== undefined || escaped !== undefined) text += quoted ?? escaped ?? '';
    else if (!/^(?:_.|\*.|\[.*\])$/s.test(whole)) text += whole;
  }
  return text.trim();
}
