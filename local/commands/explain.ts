import { parseArgs } from 'node:util';
import { findBoard } from '../../functions/core/areas/boards.ts';
import { findMetric } from '../../functions/core/explain/find-metric.ts';
import { parsePeriod } from '../../functions/core/periods/parse-period.ts';
import { financialYearOf } from '../../functions/core/periods/period.ts';
import { metricChoices } from '../../functions/core/returns/metric-choices.ts';
import { explainNumber } from '../../functions/edges/explain/explain-number.ts';
import { type NumberAsked, quarterWith } from '../../functions/edges/explain/load-number.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { type Connection, connect } from './connect.ts';
import { explainLines } from './explain-lines.ts';

type Wanted = (connection: Connection) => NumberAsked;

/** Reads what is asked for before anything is done. */
function wanted([area = '', metricText = '', periodText = '', ...rest]: readonly string[]): Wanted {
  if (!periodText || rest.length > 0) throw new UsageError('bcf explain needs an area, a metric and a period.');
  const board = findBoard(area);
  if (!board) throw new UsageError(`"${area}" is not the code or name of a health and wellbeing board.`);
  const period = parsePeriod(periodText);
  if (!period)
    throw new UsageError(`"${periodText}" is not a month, quarter or year such as 2025-04, 2025-26-Q1, 2025-26.`);
  const year = financialYearOf(quarterWith(period));
  const { metrics } = metricChoices(year, board.code);
  const metric = findMetric(metrics, metricText);
  if (!metric) {
    const names = metrics.map(({ id }) => id).join(', ');
    throw new UsageError(`"${metricText}" is not the id or name of a metric of ${year}, which are ${names}.`);
  }
  return ({ publish: { settings } }) => {
    const choices = metricChoices(year, board.code, settings.preferredFeeds[board.code]);
    return { board, metric, period, choices };
  };
}

/** `bcf explain AREA METRIC PERIOD`: takes one number apart, down to what became of each row of its files. */
export const explain: Command = async (args, { variables, out, problem }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, data: { type: 'string', default: DEFAULT_DATA } },
  });
  const askedOf = wanted(positionals);
  const connection = await connect({ data: values.data, variables });
  try {
    const explained = await explainNumber(connection.stores, askedOf(connection));
    if (values.json) out(JSON.stringify(explained, null, 2));
    else for (const line of explainLines(explained)) out(line);
    if (explained.files.length === 0) problem('Nothing that counts is behind this number.');
    if (explained.differences.length > 0) problem('THIS NUMBER DOES NOT FOLLOW FROM WHAT IS STORED:');
    for (const words of explained.differences) problem(`  ${words}`);
    return explained.differences.length > 0 || explained.files.length === 0 ? 1 : 0;
  } finally {
    await connection.close();
  }
};
