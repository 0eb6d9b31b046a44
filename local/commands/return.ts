import { parseArgs } from 'node:util';
import { findBoard } from '../../functions/core/areas/boards.ts';
import { parseQuarter } from '../../functions/core/periods/parse-period.ts';
import type { Quarter } from '../../functions/core/periods/period.ts';
import { previewReturn } from '../../functions/handlers/publish-return/preview-return.ts';
import { publishReturn } from '../../functions/handlers/publish-return/publish-return.ts';
import { linkedFiles, writeIndex } from '../../functions/handlers/publish-return/write-latest.ts';
import { madeLine, publishedLine, publishMany } from '../publish-many.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command, CommandContext } from './command.ts';
import { type Connection, connect } from './connect.ts';
import { previewLines } from './preview-lines.ts';

type Wanted = { quarter: Quarter; area: string | null; preview: boolean; json: boolean; data: string };

function boardNamed(area: string): string {
  const board = findBoard(area);
  if (!board) throw new UsageError(`"${area}" is not the code or name of a health and wellbeing board.`);
  return board.code;
}

function wantedOf(args: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...args],
    options: {
      area: { type: 'string' },
      all: { type: 'boolean' },
      quarter: { type: 'string' },
      preview: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      data: { type: 'string', default: DEFAULT_DATA },
    },
  });
  const quarter = parseQuarter(values.quarter ?? '');
  if (!quarter) throw new UsageError('bcf return needs --quarter, such as 2025-26-Q1.');
  if ((values.area === undefined) === !values.all) {
    throw new UsageError('bcf return needs --area with a code or name, or --all.');
  }
  if (values.preview && values.all) throw new UsageError('bcf return --preview needs --area, not --all.');
  if (values.json && !values.preview) throw new UsageError('bcf return takes --json with --preview only.');
  const area = values.area === undefined ? null : boardNamed(values.area);
  return { quarter, area, preview: values.preview, json: values.json, data: values.data };
}

async function makeAll(connection: Connection, quarter: Quarter, context: CommandContext): Promise<number> {
  const computed = await connection.stores.records.metrics.ofQuarter(quarter);
  const areas = computed.filter(({ isBoard, hasData }) => isBoard && hasData).map(({ unit }) => unit);
  if (areas.length === 0) {
    context.problem(`No area has data for ${quarter}.`);
    return 1;
  }
  const made = await publishMany({ publish: connection.publish, quarter, areas, context });
  context.out(madeLine(quarter, made));
  return made.failed > 0 ? 1 : 0;
}

async function makeOne({ publish }: Connection, place: { area: string; quarter: Quarter }, out: CommandContext['out']) {
  const publication = await publishReturn(publish, place.area, place.quarter);
  await writeIndex(publish, place.quarter);
  out(publishedLine(publish, publication));
  for (const { name, link } of await linkedFiles(publish, publication.latest.files)) out(`  ${name}\n    ${link}`);
}

/** `bcf return`: produces the return of one area, or of every area that has data, now; or shows what it would be. */
export const makeReturn: Command = async (args, context) => {
  const { quarter, area, preview, json, data } = wantedOf(args);
  const { variables, out } = context;
  const connection = await connect({ data, variables });
  try {
    if (area === null) return await makeAll(connection, quarter, context);
    if (!preview) {
      await makeOne(connection, { area, quarter }, out);
      return 0;
    }
    const found = await previewReturn(connection.publish, area, quarter);
    for (const line of json ? [JSON.stringify(found, null, 2)] : previewLines(found)) out(line);
    return 0;
  } finally {
    await connection.close();
  }
};
