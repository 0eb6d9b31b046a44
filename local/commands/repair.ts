import { parseArgs } from 'node:util';
import { systemClock } from '../../functions/edges/clock.ts';
import { writeBoardReport } from '../../functions/edges/documents/write-board-report.ts';
import { readSettings } from '../../functions/edges/env.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import { createStoreClients, createStores } from '../../functions/edges/stores.ts';
import type { Mended } from '../../functions/handlers/publish-return/mended.ts';
import { type RepairDeps, type Repaired, repairBuckets } from '../repair-buckets.ts';
import { DEFAULT_DATA } from '../settings.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';

const DONE: Record<Mended['done'], string> = {
  undeleted: 'deleted, there again',
  restored: 'altered, put back',
  'made again': 'made again',
  lost: 'LOST',
};

/** The buckets of a deployed stage, by the settings that its functions have in their environment. */
function connectDeployed(variables: Record<string, string | undefined>): RepairDeps {
  const settings = readSettings(variables);
  const clients = createStoreClients();
  const stores = createStores(clients, settings);
  const making = { writeWorkbook, writeBoardReport, now: systemClock, log: () => {} };
  return { clients, stores, publish: { ...stores, settings, ...making } };
}

const lineOf = ({ bucket, key, done, why }: Repaired): string =>
  `${DONE[done].padEnd(22)} ${bucket}/${key}${why ? `\n    ${why}` : ''}`;

function summaryOf(all: readonly Repaired[]): string {
  if (all.length === 0) return 'Everything is there, and as it was published.';
  const count = (done: Mended['done']) => all.filter((one) => one.done === done).length;
  return `${all.length} looked after: ${count('undeleted')} there again, ${count('restored')} put back, ${count('made again')} made again, ${count('lost')} lost`;
}

/** `bcf repair`: finds what is missing or altered in the buckets of reports and returns, and mends it, saying each thing. */
export const repair: Command = async (args, { variables, out }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { deployed: { type: 'boolean' }, data: { type: 'string', default: DEFAULT_DATA } },
  });
  const connection = values.deployed ? null : await connect({ data: values.data, variables });
  const all: Repaired[] = [];
  try {
    await repairBuckets(connection ?? connectDeployed(variables), (repaired) => {
      all.push(repaired);
      out(lineOf(repaired));
    });
  } finally {
    await connection?.close();
  }
  out(summaryOf(all));
  return all.some(({ done }) => done === 'lost') ? 1 : 0;
};
