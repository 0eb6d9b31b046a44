import { parentPort } from 'node:worker_threads';
import { writeBoardReport } from '../../functions/edges/documents/write-board-report.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import type { DocumentAnswer, DocumentTask } from './document-task.ts';

function write(task: DocumentTask): Promise<Uint8Array> {
  return task.kind === 'workbook' ? writeWorkbook(task.workbook) : writeBoardReport(task.report, task.pictures);
}

async function answerTo(id: number, task: DocumentTask): Promise<DocumentAnswer> {
  try {
    return { id, body: await write(task) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : 'The document could not be written' };
  }
}

parentPort?.on('message', async ({ id, task }: { id: number; task: DocumentTask }) => {
  parentPort?.postMessage(await answerTo(id, task));
});
