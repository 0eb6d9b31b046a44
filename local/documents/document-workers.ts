import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PublishDeps } from '../../functions/handlers/publish-return/deps.ts';
import type { DocumentAnswer, DocumentTask } from './document-task.ts';

type Waiting = { resolve(body: Uint8Array): void; reject(fault: Error): void };
type Hand = { worker: Worker; waiting: Map<number, Waiting> };

const MOST = 4;

function startHand(): Hand {
  const worker = new Worker(new URL('./document-worker.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  worker.on('message', (answer: DocumentAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('fault' in answer) asked?.reject(new Error(answer.fault));
    else asked?.resolve(answer.body);
  });
  worker.on('error', (fault: Error) => {
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  });
  return { worker, waiting };
}

/** The ports behind which documents are written, on other threads; `close` ends these. */
export type DocumentWorkers = Pick<PublishDeps, 'writeWorkbook' | 'writeBoardReport'> & { close(): Promise<void> };

/**
 * Writes workbooks and board reports beside the thread that reads and stores: they take half of the time of a run over
 * many areas, and a machine has more than one core.
 */
export function startDocumentWorkers(): DocumentWorkers {
  const hands = Array.from({ length: Math.max(1, Math.min(MOST, availableParallelism() - 1)) }, startHand);
  let asked = 0;
  const write = (task: DocumentTask): Promise<Uint8Array> => {
    asked += 1;
    const id = asked;
    const hand = hands.reduce((least, one) => (one.waiting.size < least.waiting.size ? one : least));
    return new Promise((resolve, reject) => {
      hand.waiting.set(id, { resolve, reject });
      hand.worker.postMessage({ id, task });
    });
  };
  return {
    writeWorkbook: (workbook) => write({ kind: 'workbook', workbook }),
    writeBoardReport: (report, pictures) => write({ kind: 'board-report', report, pictures }),
    close: async () => {
      for (const { worker } of hands) await worker.terminate();
    },
  };
}
