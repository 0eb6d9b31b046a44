import { parseArgs } from 'node:util';
import { formatDay, parseDateDays } from '../../functions/core/periods/parse-date.ts';
import { missingWords } from '../../functions/core/quarter-end/missing-parts.ts';
import { dayWords } from '../../functions/core/returns/time-words.ts';
import { notifyByLog } from '../../functions/edges/notices/notify.ts';
import {
  type AreaDone,
  type QuarterDone,
  runQuarterEnd,
} from '../../functions/handlers/quarter-end/run-quarter-end.ts';
import { madeLine, publishMany } from '../publish-many.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';

function areaLines({ area, missing, notice, failed, isAsked }: AreaDone): string[] {
  const draft = isAsked ? 'draft asked for' : 'no draft: it has no data yet, or no plan';
  const told = notice ? `, notice ${notice.id}` : '';
  return [
    `  ${area.name} (${area.code}): ${failed === null ? draft : `failed: ${failed}`}${told}`,
    ...missing.map((part) => `    missing: ${missingWords(part)}`),
  ];
}

function quarterLines({ open, areas }: QuarterDone): string[] {
  const due = open.daysToDue < 0 ? `was due on ${dayWords(open.due)}` : `due on ${dayWords(open.due)}`;
  const none = areas.length === 0 ? ['  No area has sent a plan for it or an earlier quarter.'] : [];
  return [`${open.quarter}, ${due}:`, ...none, ...areas.flatMap(areaLines)];
}

function dayAsked(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString().slice(0, 10);
  const days = parseDateDays(text);
  if (days === null) throw new UsageError(`"${text}" is not a day such as 2025-08-01.`);
  return formatDay(days);
}

/** `bcf quarter-end`: does what the schedule does on a day, and makes the returns that it asks for at once. */
export const quarterEnd: Command = async (args, context) => {
  const { values } = parseArgs({
    args: [...args],
    options: { date: { type: 'string' }, data: { type: 'string', default: DEFAULT_DATA } },
  });
  const day = dayAsked(values.date);
  const connection = await connect({ data: values.data, variables: context.variables });
  const { publish, stores } = connection;
  try {
    const { now, log } = publish;
    const quarters = await runQuarterEnd({ ...stores, notify: notifyByLog(log), now, log }, day);
    if (quarters.length === 0) context.out(`No return is due round ${dayWords(day)}.`);
    let failed = quarters.flatMap(({ areas }) => areas).filter((area) => area.failed !== null).length;
    for (const done of quarters) {
      for (const line of quarterLines(done)) context.out(line);
      const areas = done.areas.flatMap(({ isAsked, area }) => (isAsked ? [area.code] : []));
      const { quarter } = done.open;
      const made = await publishMany({ publish, quarter, areas, context });
      failed += made.failed;
      context.out(madeLine(quarter, made));
    }
    return failed > 0 ? 1 : 0;
  } finally {
    await connection.close();
  }
};
