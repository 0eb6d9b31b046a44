import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PublishDeps } from '../../functions/handlers/publish-return/deps.ts';
import type { DocumentAnswer, DocumentTask } from './document-task.ts';

type Waiting = { resolve(body: Uint8Array): void; reject(fault: Error): void };
type Hand = { worker: Worker; waiting: Map<number, Waiting> };

const MOST = 4;

/**
 * Documents live for a moment, and some 20 MB of a thread's heap are in use. With the room that Node gives a thread by
 * itself the rest grows to 200 MB before it is cleared away, with this to some 40, in the same time.
 */
const ROOM = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

function faultOf(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new Error('A document was too large to be written, and those beside it were left. Run the command again', {
    cause: error,
  });
}

function startHand(ended: (hand: Hand) => void): Hand {
  const worker = new Worker(new URL('./document-worker.ts', import.meta.url), { resourceLimits: ROOM });
  const hand: Hand = { worker, waiting: new Map() };
  const { waiting } = hand;
  worker.on('message', (answer: DocumentAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('fault' in answer) asked?.reject(new Error(answer.fault));
    else asked?.resolve(answer.body);
  });
  worker.on('error', (error: Error) => {
    for (const { reject } of waiting.values()) reject(faultOf(error));
    waiting.clear();
    ended(hand);
  });
  return hand;
}

/** The ports behind which documents are written, on other threads; `close` ends these. */
export type DocumentWorkers = Pick<PublishDeps, 'writeWorkbook' | 'writeBoardReport'> & { close(): Promise<void> };

/**
 * Writes workbooks and board reports beside the thread that reads and stores: they take half of the time of a run over
 * many areas, and a machine has more than one core. A thread that ends on a document is replaced for the next one.
 */
export function startDocumentWorkers(): DocumentWorkers {
  const hands = new Set<Hand>();
  const most = Math.max(1, Math.min(MOST, availableParallelism() - 1));
  const fill = () => {
    while (hands.size < most) hands.add(startHand((ended) => hands.delete(ended)));
  };
  fill();
  let asked = 0;
  const write = (task: DocumentTask): Promise<Uint8Array> => {
    fill();
    asked += 1;
    const id = asked;
    const hand = [...hands].reduce((least, one) => (one.waiting.size < least.waiting.size ? one : least));
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
