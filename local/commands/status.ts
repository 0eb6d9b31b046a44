import { parseArgs } from 'node:util';
import { type DeadLetterView, deadLettersFor } from '../../functions/core/dead-letters/dead-letter-view.ts';
import { parseQuarter } from '../../functions/core/periods/parse-period.ts';
import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { AreaStatus, QuarterStatus } from '../../functions/core/returns/quarter-status.ts';
import { dayWords } from '../../functions/core/returns/time-words.ts';
import { systemClock } from '../../functions/edges/clock.ts';
import { loadStatus, type Status } from '../../functions/edges/records/load-status.ts';
import type { SetAside, SetAsideFile } from '../../functions/edges/records/set-aside.ts';
import { newestQuarter } from '../newest-quarter.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';
import { deadLetterLines } from './dead-letter-lines.ts';

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

function windowLine({ month, freezesOn, isOpen }: QuarterStatus['windows'][number]): string {
  return `  ${periodWords(month)}: ${isOpen ? 'open until' : 'frozen since'} ${dayWords(freezesOn)}`;
}

const nameOf = ({ source, feed, file, submission, periods }: SetAsideFile): string =>
  `${source ?? 'unknown source'} of ${feed ?? 'nobody'}, ${file}${periods.length > 0 ? ` (${periods.join(', ')})` : ''}, ${submission}`;

function setAsideLines({ held, withdrawn, rejected }: SetAside): string[] {
  return [
    ...rejected.map((file) => `  rejected, and nothing better has come since: ${nameOf(file)}`),
    ...held.map((file) => `  held until somebody confirms it: ${nameOf(file)}`),
    ...withdrawn.map(
      (file) => `  withdrawn by ${file.by ?? 'somebody'}, ${file.why ?? 'no reason given'}: ${nameOf(file)}`,
    ),
  ];
}

function statusLines(status: Status, { all }: { all: boolean }): string[] {
  const { quarter, areas, windows } = status;
  const head = [quarter, ...windows.map(windowLine), ...setAsideLines(status)];
  if (areas.length === 0) return [...head, '  Nothing has come for this quarter.'];
  const served = areas.filter(isServed);
  const shown = all || served.length === 0 ? areas : served;
  const others = areas.length - shown.length;
  const more = others > 0 ? [`  and ${others} other areas that have data but no plan (--all shows them)`] : [];
  return [...head, ...shown.flatMap(areaLines), ...more];
}

function laidAsideLines(letters: readonly DeadLetterView[]): string[] {
  if (letters.length === 0) return [];
  return ['Laid aside, of whatever quarter (bcf redrive has them tried again):', ...letters.flatMap(deadLetterLines)];
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
    const deadLetters = deadLettersFor(undefined, await connection.stores.records.deadLetters.list());
    const quarter = asked ?? (await newestQuarter(connection.stores));
    const found = quarter && (await loadStatus({ ...connection.stores, now: systemClock }, quarter));
    if (values.json && found) out(JSON.stringify({ ...found, deadLetters }, null, 2));
    else {
      for (const line of found ? statusLines(found, { all: values.all }) : ['Nothing has come yet that counts.'])
        out(line);
      for (const line of laidAsideLines(deadLetters)) out(line);
    }
    return 0;
  } finally {
    await connection.close();
  }
};
