import { Readable } from 'node:stream';
import { comparableValues } from '../../functions/core/metrics/comparable-values.ts';
import { NO_SIGN_OFF, type SignOff } from '../../functions/core/returns/sign-off.ts';
import { type Current, NOTHING_CURRENT } from '../../functions/core/submissions/current.ts';
import { NOT_READ_YET, type Submission } from '../../functions/core/submissions/submission.ts';
import type { Bucket } from '../../functions/edges/files/bucket.ts';
import type { AuditEntry } from '../../functions/edges/records/audit.ts';
import type { StoredCell } from '../../functions/edges/records/counts.ts';
import type { StoredNotice } from '../../functions/edges/records/notices.ts';
import type { QuarterMetrics } from '../../functions/edges/records/quarter-metrics.ts';
import type { Records } from '../../functions/edges/records/records.ts';
import type { LatestReturn, ReturnRevision } from '../../functions/edges/records/returns.ts';
import type { Stores } from '../../functions/edges/stores.ts';

/** A bucket that forgets: objects by key, and links that nobody can follow. */
export function memoryBucket(name: string): Bucket & { objects: Map<string, Uint8Array> } {
  const objects = new Map<string, Uint8Array>();
  return {
    name,
    objects,
    open: async (key) => {
      const body = objects.get(key);
      return body
        ? { stream: Readable.from([body]), bytes: body.length, lastModified: new Date(0), versionId: 'v1' }
        : null;
    },
    read: async (key) => objects.get(key) ?? null,
    exists: async (key) => objects.has(key),
    find: async (key) => {
      const body = objects.get(key);
      return body ? { bytes: body.length, lastModified: new Date(0), versionId: 'v1' } : null;
    },
    put: async ({ key, body }) => {
      objects.set(key, typeof body === 'string' ? new TextEncoder().encode(body) : body);
      return 'v1';
    },
    tag: async () => {},
    link: async (key, hours, now) => ({
      url: `https://store.example/${name}/${encodeURI(key)}?signed=${now.getTime()}`,
      expiresAt: new Date(now.getTime() + hours * 3_600_000).toISOString(),
    }),
    uploadForm: async ({ key, redirect }) => ({
      url: `https://store.example/${name}`,
      fields: { key, policy: 'signed', ...(redirect === undefined ? {} : { success_action_redirect: redirect }) },
    }),
  };
}

/** A list newest first, from behind `after`. */
function newestFirst<T>(
  items: readonly T[],
  sortOf: (item: T) => string,
  options: { limit: number; after?: string | undefined },
) {
  const { limit, after } = options;
  const sorted = [...items].sort((a, b) => (sortOf(a) < sortOf(b) ? 1 : -1));
  return sorted.filter((item) => after === undefined || sortOf(item) < after).slice(0, limit);
}

function memorySubmissions(): Records['submissions'] {
  const items = new Map<string, Submission>();
  const sortOf = ({ arrivedAt, id }: Submission) => `${arrivedAt}#${id}`;
  return {
    startAttempt: async (arriving) => {
      const known = items.get(arriving.id) ?? {
        attempts: 0,
        failures: 0,
        ...structuredClone(NOT_READ_YET),
        ...arriving,
      };
      const begun = { ...known, attempts: known.attempts + 1 };
      items.set(arriving.id, begun);
      return structuredClone(begun);
    },
    noteFailure: async () => {},
    put: async (submission) => {
      items.set(submission.id, structuredClone(submission));
    },
    get: async (id) => items.get(id) ?? null,
    ofOutcomes: async (outcomes, lookedAt) =>
      newestFirst([...items.values()], sortOf, { limit: lookedAt }).filter(
        ({ outcome }) => outcome !== null && outcomes.includes(outcome),
      ),
    list: async (options) => {
      const submissions = newestFirst([...items.values()], sortOf, options);
      const last = submissions.length === options.limit ? submissions.at(-1) : undefined;
      return { submissions, next: last ? sortOf(last) : null };
    },
  };
}

function memoryCounts(): Records['counts'] {
  const byCountsId = new Map<string, Map<string, StoredCell>>();
  const placeOf = ({ unit, period }: Pick<StoredCell, 'unit' | 'period'>) => `${unit}#${period}`;
  const rowsOf = (countsId: string) => [...(byCountsId.get(countsId)?.values() ?? [])];
  return {
    putAll: async (countsId, added) => {
      const cells = byCountsId.get(countsId) ?? new Map<string, StoredCell>();
      byCountsId.set(countsId, cells);
      for (const cell of added) cells.set(placeOf(cell), { ...cell, countsId });
    },
    getAll: async (keys) => keys.flatMap((key) => byCountsId.get(key.countsId)?.get(placeOf(key)) ?? []),
    list: async (countsId, unit) => rowsOf(countsId).filter((cell) => unit === undefined || cell.unit === unit),
    rowsOf: async (countsId) => rowsOf(countsId),
  };
}

function memoryCurrents(): Records['currents'] {
  const items = new Map<string, Current>();
  const feeds = () =>
    [...items].map(([name, current]) => {
      const [source = '', feed = ''] = name.split('/');
      return { source, feed, current };
    });
  return {
    get: async (source, feed) => items.get(`${source}/${feed}`) ?? NOTHING_CURRENT,
    all: async () => feeds(),
    ofSource: async (wanted) => feeds().filter(({ source }) => source === wanted),
    move: async (source, feed, change) => {
      const next = change(items.get(`${source}/${feed}`) ?? NOTHING_CURRENT);
      items.set(`${source}/${feed}`, next);
      return next;
    },
  };
}

function memoryMetrics(): Records['metrics'] {
  const items = new Map<string, QuarterMetrics>();
  return {
    put: async (metrics) => {
      items.set(`${metrics.quarter}#${metrics.unit}`, metrics);
    },
    get: async (quarter, unit) => items.get(`${quarter}#${unit}`) ?? null,
    getAll: async (asked) => asked.flatMap(({ quarter, unit }) => items.get(`${quarter}#${unit}`) ?? []),
    compared: async (quarter, boards) =>
      boards
        .flatMap((unit) => items.get(`${quarter}#${unit}`) ?? [])
        .map(({ unit, metrics }) => ({ unit, values: comparableValues(metrics) })),
    ofQuarter: async (quarter) => [...items.values()].filter((item) => item.quarter === quarter),
  };
}

function memorySignOffs(): Records['signOffs'] {
  const items = new Map<string, SignOff>();
  return {
    get: async (quarter, area) => structuredClone(items.get(`${quarter}#${area}`) ?? NO_SIGN_OFF),
    put: async (quarter, area, signOff) => {
      const before = items.get(`${quarter}#${area}`)?.version ?? 0;
      if (before !== signOff.version - 1) return false;
      items.set(`${quarter}#${area}`, structuredClone(signOff));
      return true;
    },
    keep: async () => {},
  };
}

function memoryReturns(): Records['returns'] {
  const revisions = new Map<string, ReturnRevision>();
  const newest = new Map<string, LatestReturn>();
  const keyOf = ({ quarter, area, revision }: ReturnRevision) => `${quarter}#${area}#${revision}`;
  return {
    revisions: async (quarter, area) =>
      [...revisions.values()].filter((one) => one.quarter === quarter && one.area === area),
    claim: async (revision) => {
      if (revisions.has(keyOf(revision))) return false;
      revisions.set(keyOf(revision), revision);
      return true;
    },
    markPublished: async (revision) => {
      revisions.set(keyOf(revision), { ...revision, state: 'published' });
    },
    published: async (asked) => asked.filter(({ quarter, area }) => newest.has(`${quarter}#${area}`)),
    latest: async (quarter, area) => newest.get(`${quarter}#${area}`) ?? null,
    moveLatest: async (latest) => {
      const key = `${latest.quarter}#${latest.area}`;
      if ((newest.get(key)?.version ?? 0) !== latest.version - 1) return false;
      newest.set(key, latest);
      return true;
    },
    list: async (limit) => newestFirst([...newest.values()], ({ quarter, area }) => `${quarter}#${area}`, { limit }),
    standing: async (quarter) => [...newest.values()].filter((one) => one.quarter === quarter),
    ofQuarter: async (quarter) => [...newest.values()].filter((one) => one.quarter === quarter),
  };
}

function memoryNotices(): Records['notices'] {
  const items = new Map<string, StoredNotice>();
  return {
    add: async (notice) => {
      const standing = items.get(notice.id);
      if (!standing) items.set(notice.id, notice);
      return standing ?? notice;
    },
    markSent: async (notice, at) => {
      const standing = items.get(notice.id);
      if (standing) items.set(notice.id, { ...standing, sentAt: at });
    },
    ofQuarter: async (quarter) => [...items.values()].filter((one) => one.quarter === quarter),
    list: async (limit) => newestFirst([...items.values()], ({ madeAt, id }) => `${madeAt}#${id}`, { limit }),
  };
}

function memoryAudit(): Records['audit'] {
  const entries = new Map<string, AuditEntry>();
  return {
    add: async (entry) => {
      if (!entries.has(entry.id)) entries.set(entry.id, entry);
    },
    list: async (options) => newestFirst([...entries.values()], ({ at, id }) => `${at}#${id}`, options),
  };
}

export type MemoryStores = Stores & Record<'arrivals' | 'evidence' | 'returns', ReturnType<typeof memoryBucket>>;

/** All stores, empty, in memory. */
export function memoryStores(): MemoryStores {
  return {
    arrivals: memoryBucket('bcf-arrivals'),
    evidence: memoryBucket('bcf-evidence'),
    returns: memoryBucket('bcf-returns'),
    records: {
      submissions: memorySubmissions(),
      counts: memoryCounts(),
      currents: memoryCurrents(),
      metrics: memoryMetrics(),
      returns: memoryReturns(),
      signOffs: memorySignOffs(),
      notices: memoryNotices(),
      audit: memoryAudit(),
    },
  };
}
