import { parseArgs } from 'node:util';
import { findBoard } from '../../functions/core/areas/boards.ts';
import { parseQuarter } from '../../functions/core/periods/parse-period.ts';
import type { Quarter } from '../../functions/core/periods/period.ts';
import { publishReturn } from '../../functions/handlers/publish-return/publish-return.ts';
import { linkedFiles, writeIndex } from '../../functions/handlers/publish-return/write-latest.ts';
import { folderOf } from '../../functions/handlers/publish-return/write-revision.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command, CommandContext } from './command.ts';
import { type Connection, connect } from './connect.ts';

async function areasWanted(connection: Connection, quarter: Quarter, area: string | undefined): Promise<string[]> {
  if (area === undefined) {
    const computed = await connection.stores.records.metrics.ofQuarter(quarter);
    return computed.filter(({ isBoard, hasData }) => isBoard && hasData).map(({ unit }) => unit);
  }
  const board = findBoard(area);
  if (!board) throw new UsageError(`"${area}" is not the code or name of a health and wellbeing board.`);
  return [board.code];
}

async function publishOne(
  connection: Connection,
  place: { area: string; quarter: Quarter },
  out: CommandContext['out'],
) {
  const { latest, changed } = await publishReturn(connection.publish, place.area, place.quarter);
  const folder = `s3://${connection.stores.returns.name}/${folderOf(latest.area, place.quarter)}/r${latest.revision}/`;
  out(
    `${latest.entry.area.name}: revision ${latest.revision}${changed ? '' : ' stands, nothing has changed'}  ${folder}`,
  );
  return latest;
}

/** `bcf return`: produces the return of one area, or of every area that has data, now. */
export const makeReturn: Command = async (args, { variables, out, problem }) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      area: { type: 'string' },
      all: { type: 'boolean' },
      quarter: { type: 'string' },
      data: { type: 'string', default: DEFAULT_DATA },
    },
  });
  const quarter = parseQuarter(values.quarter ?? '');
  if (!quarter) throw new UsageError('bcf return needs --quarter, such as 2025-26-Q1.');
  if ((values.area === undefined) === !values.all) {
    throw new UsageError('bcf return needs --area with a code or name, or --all.');
  }
  const connection = await connect({ data: values.data, variables });
  let failed = 0;
  try {
    const areas = await areasWanted(connection, quarter, values.area);
    if (areas.length === 0) problem(`No area has data for ${quarter}.`);
    for (const area of areas) {
      try {
        const latest = await publishOne(connection, { area, quarter }, out);
        if (areas.length > 1) continue;
        const files = await linkedFiles(connection.publish, latest.files);
        for (const { name, link } of files) out(`  ${name}\n    ${link}`);
      } catch (error) {
        failed += 1;
        problem(`${area}: ${(error as Error).message}`);
      }
    }
    await writeIndex(connection.publish, quarter);
    return failed > 0 || areas.length === 0 ? 1 : 0;
  } finally {
    await connection.close();
  }
};
