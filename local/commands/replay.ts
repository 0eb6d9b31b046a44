import { parseArgs } from 'node:util';
import { findBoard } from '../../functions/core/areas/boards.ts';
import { parseQuarter } from '../../functions/core/periods/parse-period.ts';
import type { Replayed } from '../../functions/core/replay/replayed.ts';
import { newestQuarter } from '../newest-quarter.ts';
import { replayQuarter } from '../replay-quarter.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';

const OUTCOMES: Record<Replayed['outcome'], string> = {
  same: 'same',
  differs: 'differs',
  'not-kept': 'not kept any more',
};

function linesOf({ kind, name, outcome, why, left }: Replayed): string[] {
  return [
    `${OUTCOMES[outcome].padEnd(18)} ${kind.padEnd(8)} ${name}`,
    ...why.map((words) => `    ${words}`),
    ...(left > 0 ? [`    and ${left} more`] : []),
  ];
}

function summaryOf(quarter: string, all: readonly Replayed[]): string {
  const count = (outcome: Replayed['outcome']) => all.filter((one) => one.outcome === outcome).length;
  return `${quarter}: ${count('same')} the same, ${count('differs')} differ, ${count('not-kept')} not kept any more`;
}

function areaCode(area: string | undefined): string | null {
  if (area === undefined) return null;
  const board = findBoard(area);
  if (!board) throw new UsageError(`"${area}" is not the code or name of a health and wellbeing board.`);
  return board.code;
}

/** `bcf replay`: makes a quarter again from the stored files alone, and says whether it comes out the same to the byte. */
export const replay: Command = async (args, { variables, out, problem }) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quarter: { type: 'string' },
      area: { type: 'string' },
      json: { type: 'boolean' },
      data: { type: 'string', default: DEFAULT_DATA },
    },
  });
  const asked = values.quarter === undefined ? null : parseQuarter(values.quarter);
  if (values.quarter !== undefined && !asked) {
    throw new UsageError(`"${values.quarter}" is not a quarter such as 2025-26-Q1.`);
  }
  const area = areaCode(values.area);
  const connection = await connect({ data: values.data, variables });
  try {
    const quarter = asked ?? (await newestQuarter(connection.stores));
    const all: Replayed[] = [];
    const tell = (replayed: Replayed) => {
      all.push(replayed);
      if (!values.json) for (const line of linesOf(replayed)) out(line);
    };
    if (quarter) await replayQuarter({ ...connection.stores, ...connection.publish }, { quarter, area, tell });
    if (!quarter || all.length === 0) {
      problem(`Nothing is kept of ${quarter ?? 'any quarter'}${area ? ` for ${area}` : ''}.`);
      return 1;
    }
    const isSame = all.every(({ outcome }) => outcome === 'same');
    if (values.json) out(JSON.stringify({ schema: 'bcf-replay/1', quarter, area, isSame, replayed: all }, null, 2));
    else out(summaryOf(quarter, all));
    return isSame ? 0 : 1;
  } finally {
    await connection.close();
  }
};
