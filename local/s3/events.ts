import { randomUUID } from 'node:crypto';
import { type IndexStore, text } from './index-store.ts';

export type CreationReason = 'PutObject' | 'POST Object' | 'CopyObject' | 'CompleteMultipartUpload';

/** The "Object Created" event as EventBridge delivers it (Amazon S3 User Guide, EventBridge event message structure). */
export type ObjectCreatedEvent = {
  version: '0';
  id: string;
  'detail-type': 'Object Created';
  source: 'aws.s3';
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: {
    version: '0';
    bucket: { name: string };
    /** The version-id is absent in a bucket without versioning. */
    object: { key: string; size: number; etag: string; 'version-id'?: string; sequencer: string };
    'request-id': string;
    requester: string;
    'source-ip-address': string;
    reason: CreationReason;
  };
};

export type StoredEvent = { id: string; event: ObjectCreatedEvent };

/** The events that no consumer has finished with yet; they survive a crash of either side. */
export type StoredEvents = {
  /** Up to `limit` unfinished events, oldest first. */
  pending(limit: number): StoredEvent[];
  /** Forgets the event. Call it after the work is safe. */
  done(id: string): void;
  /** Calls the listener after each commit; gives the function that takes the listener off again. */
  onEvent(listener: (event: StoredEvent) => void): () => void;
};

export type EventOrigin = { region: string; requestId: string; sourceIpAddress: string; reason: CreationReason };
export type CreatedObject = {
  bucket: string;
  key: string;
  size: number;
  etag: string;
  versionId: string;
  sequencer: string;
};

const account = '000000000000';

function describe(origin: EventOrigin, object: CreatedObject, time: Date): ObjectCreatedEvent {
  const version = object.versionId === 'null' ? {} : { 'version-id': object.versionId };
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region: origin.region,
    resources: [`arn:aws:s3:::${object.bucket}`],
    detail: {
      version: '0',
      bucket: { name: object.bucket },
      object: { key: object.key, size: object.size, etag: object.etag, ...version, sequencer: object.sequencer },
      'request-id': origin.requestId,
      requester: account,
      'source-ip-address': origin.sourceIpAddress,
      reason: origin.reason,
    },
  };
}

/** Stores the event of a new object; to be called in the transaction that makes the object. */
export function storeEvent(
  index: IndexStore,
  origin: EventOrigin,
  object: CreatedObject & { time: Date },
): StoredEvent {
  const event = describe(origin, object, object.time);
  index.run(
    'INSERT INTO event (sequencer, id, body) VALUES (?, ?, ?)',
    object.sequencer,
    event.id,
    JSON.stringify(event),
  );
  return { id: event.id, event };
}

export type EventBoard = StoredEvents & { announce(event: StoredEvent): void };

/** The stored events of an index, and the listeners that want to hear of new ones. */
export function openEvents(index: IndexStore): EventBoard {
  const listeners = new Set<(event: StoredEvent) => void>();
  return {
    pending: (limit) =>
      index.all('SELECT id, body FROM event ORDER BY sequencer LIMIT ?', limit).map((row) => ({
        id: text(row, 'id'),
        event: JSON.parse(text(row, 'body')),
      })),
    done: (id) => index.run('DELETE FROM event WHERE id = ?', id),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    // A listener runs apart from the request, so that its failure cannot take back an answer that is already true.
    announce: (event) => void setImmediate(() => listeners.forEach((listener) => void listener(event))),
  };
}
