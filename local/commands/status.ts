import { parseArgs } from 'node:util';
import { parseQuarter } from '../../functions/core/periods/parse-period.ts';
import { isMonth, type Quarter, quarterOfMonth } from '../../functions/core/periods/period.ts';
import type { AreaStatus, QuarterStatus } from '../../functions/core/returns/quarter-status.ts';
import { COUNTED_SOURCES } from '../../functions/edges/records/load-quarter.ts';
import { loadStatus } from '../../functions/edges/records/load-status.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { type Connection, connect } from './connect.ts';

/** The newest quarter of which a month has come. */
async function newestQuarter({ stores }: Connection): Promise<Quarter | null> {
  const { submissions } = await stores.records.submissions.list({ limit: 1000 });
  const newest = submissions
    .filter(({ source }) => source !== null && COUNTED_SOURCES.includes(source))
    .flatMap(({ periods }) => periods.filter(isMonth))
    .sort()
    .at(-1);
  return newest ? quarterOfMonth(newest) : null;
}

function sourceLine({ source, needed, received, missing }: AreaStatus['sources'][number]): string {
  const feeds = [...new Set(received.map(({ feed }) => feed))].join(', ');
  const came = received.length > 0 ? `received from ${feeds}` : needed === 'optional' ? 'not sent' : 'nothing received';
  const rest = missing.length === 0 ? '; complete' : needed === 'optional' ? '' : `; missing ${missing.join(', ')}`;
  const label = needed === 'optional' ? `${source} (optional)` : source;
  return `    ${label.padEnd(24)} ${came}${rest}`;
}

function areaLines(area: AreaStatus): string[] {
  const published = area.return ? `return revision ${area.return.revision}, ${area.return.state}` : 'no return yet';
  return [`  ${area.name} (${area.code}): ${published}`, ...area.sources.map(sourceLine)];
}

/** Areas that only appear because their residents are treated elsewhere have neither a plan nor a return here. */
const isServed = (area: AreaStatus): boolean =>
  area.return !== null || area.sources.some(({ source, received }) => source === 'plan' && received.length > 0);

function statusLines({ quarter, areas }: QuarterStatus, { all }: { all: boolean }): string[] {
  if (areas.length === 0) return [quarter, '  Nothing has come for this quarter.'];
  const served = areas.filter(isServed);
  const shown = all || served.length === 0 ? areas : served;
  const others = areas.length - shown.length;
  const more = others > 0 ? [`  and ${others} other areas that have data but no plan (--all shows them)`] : [];
  return [quarter, ...shown.flatMap(areaLines), ...more];
}

/** `bcf status`: what was expected for a quarter, what has come, and what has not. */
export const status: Command = async (args, { variables, out }) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quarter: { type: 'string' },
      json: { type: 'boolean' },
      all: { type: 'boolean', default: false },
      data: { type: 'string', default: DEFAULT_DATA },
    },
  });
  const asked = values.quarter === undefined ? null : parseQuarter(values.quarter);
  if (values.quarter !== undefined && !asked) {
    throw new UsageError(`"${values.quarter}" is not a quarter such as 2025-26-Q1.`);
  }
  const connection = await connect({ data: values.data, variables });
  try {
    const quarter = asked ?? (await newestQuarter(connection));
    if (!quarter) {
      out('Nothing has come yet.');
      return 0;
    }
    const found = await loadStatus(connection.stores, quarter);
    if (values.json) out(JSON.stringify(found, null, 2));
    else for (const line of statusLines(found, { all: values.all })) out(line);
    return 0;
  } finally {
    await connection.close();
  }
};
