import type { Context, SQSEvent } from 'aws-lambda';
import type { BoardReport } from '../../../functions/core/board-report/board-report.ts';
import type { Notice } from '../../../functions/core/quarter-end/notice.ts';
import type { WorkbookModel } from '../../../functions/core/workbook/workbook-model.ts';
import { Rejected } from '../../../functions/edges/problem.ts';
import type { Stores } from '../../../functions/edges/stores.ts';
import type { ArrivedEvent } from '../../../functions/edges/work/arrived-event.ts';
import type { PublishRequest } from '../../../functions/edges/work/publish-request.ts';
import type { FileArrivedDeps } from '../../../functions/handlers/file-arrived/deps.ts';
import { createFileArrived } from '../../../functions/handlers/file-arrived/file-arrived.ts';
import type { SignOffDeps } from '../../../functions/handlers/publish-return/change-sign-off.ts';
import { createPublishReturns } from '../../../functions/handlers/publish-return/publish-returns.ts';
import type { QuarterEndDeps } from '../../../functions/handlers/quarter-end/deps.ts';
import { createQuarterEnd } from '../../../functions/handlers/quarter-end/quarter-end.ts';
import { localSettings } from '../../../local/settings.ts';
import { createGate, type Fault, type Gate } from './gate.ts';
import { type RawStores, storesBehind, type Written } from './stores-behind.ts';

/** What became of something that was tried: refused by the code of the refusal; `cut-off` where the world broke. */
export type Tried<T> = { is: 'done'; value: T } | { is: 'refused'; code: string } | { is: 'cut-off' };

/** The handlers of the product on stores of their own, with queues that hold a message until somebody hands it over. */
export type Product = {
  gate: Gate;
  stores: Stores;
  written: Written;
  fileArrived: FileArrivedDeps;
  publishing: SignOffDeps;
  quarterEnd: ReturnType<typeof createQuarterEnd>;
  notices: Notice[];
  /** Files of which the product is still to hear, or to hear again; and returns that were asked for, by name. */
  arrived: ArrivedEvent[];
  asked: Map<string, PublishRequest>;
  now(): Date;
  passTime(milliseconds: number): void;
  /** Puts a file into the arrivals bucket; answers with its event. */
  put(key: string, body: string): Promise<ArrivedEvent>;
  /** Hands a message to its handler; false where it is to come again. */
  deliver(event: ArrivedEvent): Promise<boolean>;
  publish(request: PublishRequest): Promise<boolean>;
  /** Does something in a world that may break; throws what no broken world explains. */
  attempt<T>(fault: Fault | null, act: () => Promise<T>): Promise<Tried<T>>;
};

const SECOND_MS = 1000;

export const nameOf = ({ area, quarter }: PublishRequest): string => `${area} ${quarter}`;

const asRecord = (message: unknown): SQSEvent =>
  ({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] }) as unknown as SQSEvent;

const isDone = (answer: unknown): boolean =>
  (answer as { batchItemFailures: unknown[] }).batchItemFailures.length === 0;

/** What is in a workbook or a document does not matter here but that it says what it was made of. */
const writers = {
  writeWorkbook: async (model: WorkbookModel) => new TextEncoder().encode(JSON.stringify(model)),
  writeBoardReport: async ({ title, generatedAt }: BoardReport) => Buffer.from(`${title} ${generatedAt}`),
};

function createClock(start: string) {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    passTime: (milliseconds: number) => {
      at += milliseconds;
    },
  };
}

function arrivalsOf(raw: RawStores, clock: ReturnType<typeof createClock>): Product['put'] {
  let count = 0;
  return async (key, body) => {
    const versionId = await raw.arrivals.put({ key, body, contentType: 'text/csv' });
    count += 1;
    clock.passTime(SECOND_MS);
    const sequencer = count.toString(16).padStart(8, '0');
    return {
      'detail-type': 'Object Created',
      time: clock.now().toISOString(),
      detail: {
        bucket: { name: raw.arrivals.name },
        object: { key, size: body.length, 'version-id': versionId, sequencer },
        reason: 'PutObject',
      },
    };
  };
}

const attemptIn =
  (gate: Gate): Product['attempt'] =>
  async (fault, act) => {
    gate.breakAt(fault);
    try {
      return { is: 'done', value: await act() };
    } catch (error) {
      if (error instanceof Rejected && !gate.isBroken()) return { is: 'refused', code: error.code };
      if (gate.isBroken()) return { is: 'cut-off' };
      throw error;
    } finally {
      gate.breakAt(null);
    }
  };

/** The product on these stores, on the day (ISO) named. */
export function createProduct(raw: RawStores, start: string): Product {
  const gate = createGate();
  const clock = createClock(start);
  const { stores, written } = storesBehind(gate, raw);
  const arrived: ArrivedEvent[] = [];
  const asked = new Map<string, PublishRequest>();
  const notices: Notice[] = [];
  const sent = <T>(note: (message: T) => void) => ({
    send: (message: T) => gate.around('write', async () => note(message)),
  });
  const publish = sent<PublishRequest>((request) => void asked.set(nameOf(request), request));
  const settings = { ...localSettings({}), tableName: raw.table.name, arrivalsBucket: raw.arrivals.name };
  const base = { ...stores, ...writers, settings, now: clock.now, log: () => {} };
  const fileArrived: FileArrivedDeps = { ...base, publish, countAgain: sent((event) => void arrived.push(event)) };
  const publishing: SignOffDeps = { ...base, publish };
  const ended: QuarterEndDeps = { ...base, notify: sent((notice) => void notices.push(notice)) };
  const [onFile, onRequest] = [createFileArrived(fileArrived), createPublishReturns(publishing)];
  const nobody = {} as Context;
  return {
    gate,
    stores,
    written,
    fileArrived,
    publishing,
    quarterEnd: createQuarterEnd(ended),
    notices,
    arrived,
    asked,
    ...clock,
    put: arrivalsOf(raw, clock),
    deliver: async (event) => isDone(await onFile(asRecord(event), nobody)),
    publish: async (request) => isDone(await onRequest(asRecord(request), nobody)),
    attempt: attemptIn(gate),
  };
}
