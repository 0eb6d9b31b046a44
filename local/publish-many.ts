import { boardByCode } from '../functions/core/areas/boards.ts';
import type { Quarter } from '../functions/core/periods/period.ts';
import { inParallel } from '../functions/edges/in-parallel.ts';
import type { PublishDeps } from '../functions/handlers/publish-return/deps.ts';
import { type Publication, publishReturn } from '../functions/handlers/publish-return/publish-return.ts';
import { writeIndex } from '../functions/handlers/publish-return/write-latest.ts';
import { folderOf } from '../functions/handlers/publish-return/write-revision.ts';
import type { CommandContext } from './commands/command.ts';
import { startDocumentWorkers } from './documents/document-workers.ts';
import { noProgress, type Progress, terminalProgress } from './progress-bar.ts';

/** How many returns were written, were up to date already, and failed. */
export type Made = { written: number; standing: number; failed: number };

type Run = { publish: PublishDeps; quarter: Quarter; areas: readonly string[]; context: CommandContext };

/** Areas that are worked on at a time: while one is being stored, another is computed. */
const AT_A_TIME = 4;
/** The index speaks of every area, so it is written seldom: a run that is cut off leaves it this far behind at most. */
const INDEX_EVERY = 50;
/** From so many areas on, threads of their own for documents are worth their start. */
const WITH_WORKERS = 8;

/** What became of one return, in one line. */
export function publishedLine(deps: PublishDeps, { latest, changed }: Publication): string {
  const folder = `s3://${deps.returns.name}/${folderOf(latest.area, latest.quarter)}/r${latest.revision}/`;
  const stands = changed ? '' : ' stands, nothing has changed';
  return `${latest.entry.area.name}: revision ${latest.revision}${stands}  ${folder}`;
}

async function publishEach(run: Run, progress: Progress): Promise<Made> {
  const { publish, quarter, areas, context } = run;
  const made: Made = { written: 0, standing: 0, failed: 0 };
  let done = 0;
  await inParallel(areas, AT_A_TIME, async (area) => {
    try {
      const publication = await publishReturn(publish, area, quarter);
      made[publication.changed ? 'written' : 'standing'] += 1;
      progress.beside(() => context.out(publishedLine(publish, publication)));
    } catch (error) {
      made.failed += 1;
      const fault = `${boardByCode(area)?.name ?? ''} (${area}): ${(error as Error).message}`;
      progress.beside(() => context.problem(fault));
    }
    done += 1;
    progress.done(done);
    if (done % INDEX_EVERY === 0) await writeIndex(publish, quarter);
  });
  await writeIndex(publish, quarter);
  return made;
}

/** How a run ended, in one line. */
export function madeLine(quarter: Quarter, { written, standing, failed }: Made): string {
  const failing = failed > 0 ? `, ${failed} failed` : '';
  return `${quarter}: ${written} returns written, ${standing} were up to date already${failing}.`;
}

/**
 * Publishes the returns of many areas. One that fails is named and does not stop the others. Nothing is remembered of
 * a run that was cut off, nor need it be: what it wrote is found up to date, and what it had in hand is taken up again.
 */
export async function publishMany(run: Run): Promise<Made> {
  const { areas, context } = run;
  const { terminal } = context;
  const shown = { total: areas.length, label: `returns of ${run.quarter}` };
  const progress = terminal ? terminalProgress(terminal, shown) : noProgress;
  const workers = areas.length >= WITH_WORKERS ? startDocumentWorkers() : null;
  try {
    const { writeWorkbook, writeBoardReport } = workers ?? run.publish;
    return await publishEach({ ...run, publish: { ...run.publish, writeWorkbook, writeBoardReport } }, progress);
  } finally {
    progress.end();
    await workers?.close();
  }
}
