import type { CountCell } from '../../functions/core/counts/count-cell.ts';
import type { Arrival } from '../../functions/core/submissions/arrival.ts';
import { applyArrival, type Slot } from '../../functions/core/submissions/current.ts';
import type { Outcome, SubmissionReport } from '../../functions/core/submissions/report.ts';
import type { Submission } from '../../functions/core/submissions/submission.ts';
import { createLog } from '../../functions/edges/log.ts';
import type { PublishRequest } from '../../functions/edges/work/publish-request.ts';
import { createApi } from '../../functions/handlers/api/api.ts';
import { PLAIN_COOKIES } from '../../functions/handlers/api/cookies.ts';
import type { ApiDeps } from '../../functions/handlers/api/deps.ts';
import { oneMachine } from '../../functions/handlers/api/one-machine.ts';
import { httpEvent, lambdaContext } from '../../local/http-event.ts';
import { FORM_TOKEN } from '../web/shown.ts';
import { answerFaults } from './api-contract.ts';
import { type MemoryStores, memoryStores } from './memory-stores.ts';

export type Answer = {
  status: number;
  headers: Record<string, string>;
  /** What the answer sets, each as `name=value`. */
  cookies: string[];
  body: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers as any reader of JSON would
  json: any;
};

type Asked = { body?: unknown; headers?: Record<string, string> };

/** The API over stores in memory. Every answer under /api/v1 is held to schemas/api.yaml. */
export type TestApi = {
  stores: MemoryStores;
  published: PublishRequest[];
  logged: string[];
  get(target: string): Promise<Answer>;
  post(target: string, asked?: Asked): Promise<Answer>;
  /** Sends a form of our own pages, with other cookies beside that of the form. */
  fill(target: string, fields: Record<string, string>, cookies?: readonly string[]): Promise<Answer>;
  ask(method: string, target: string, asked?: Asked): Promise<Answer>;
};

export const NOW = new Date('2026-08-20T10:00:00.000Z');

export function testApi(change: (deps: ApiDeps) => ApiDeps = (deps) => deps): TestApi {
  const stores = memoryStores();
  const published: PublishRequest[] = [];
  const logged: string[] = [];
  const now = () => NOW;
  const deps = change({
    ...stores,
    settings: {
      arrivalsBucket: 'bcf-arrivals',
      evidenceBucket: 'bcf-evidence',
      returnsBucket: 'bcf-returns',
      tableName: 'bcf',
      arrivalsQueueUrl: 'arrived',
      publishQueueUrl: 'publish',
      linkHours: 12,
      preferredFeeds: {},
    },
    countAgain: { send: async () => {} },
    publish: {
      send: async (request) => {
        published.push(request);
      },
    },
    writeWorkbook: async () => new TextEncoder().encode('a workbook'),
    writeBoardReport: async () => new TextEncoder().encode('a board report'),
    now,
    log: createLog((line) => logged.push(line), now),
    s3Url: 'http://127.0.0.1:9000',
    signIn: oneMachine('A. Analyst', PLAIN_COOKIES),
    cookies: PLAIN_COOKIES,
    newToken: () => FORM_TOKEN,
  });
  const api = createApi(deps);
  const ask: TestApi['ask'] = async (method, target, { body, headers = {} } = {}) => {
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
    const event = httpEvent({
      id: 'r-1',
      at: NOW,
      method,
      target,
      headers: { host: '127.0.0.1', ...(text ? { 'content-type': 'application/json' } : {}), ...headers },
      sourceIp: '127.0.0.1',
      body: new TextEncoder().encode(text),
    });
    const given = await api(event, lambdaContext('r-1'));
    return read(method, event.rawPath, given);
  };
  return {
    stores,
    published,
    logged,
    ask,
    get: (target) => ask('GET', target),
    post: (target, asked) => ask('POST', target, asked),
    fill: (target, fields, cookies = []) =>
      ask('POST', target, {
        body: new URLSearchParams({ token: FORM_TOKEN, ...fields }).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          cookie: [`form-token=${FORM_TOKEN}`, ...cookies].join('; '),
        },
      }),
  };
}

function read(method: string, path: string, given: Awaited<ReturnType<ReturnType<typeof createApi>>>): Answer {
  const headers = Object.fromEntries(Object.entries(given.headers ?? {}).map(([name, value]) => [name, String(value)]));
  const contentType = headers['content-type'] ?? '';
  const cookies = (given.cookies ?? []).map((cookie) => cookie.split(';')[0] ?? '');
  const answer = { status: given.statusCode ?? 0, headers, cookies, body: given.body ?? '' };
  if (path.startsWith('/api/v1/')) {
    const faults = answerFaults({ method, path, contentType, ...answer });
    if (faults.length > 0) throw new Error(`Not as schemas/api.yaml says: ${faults.join('; ')}`);
  }
  return { ...answer, json: /json/.test(contentType) ? JSON.parse(answer.body) : null };
}

export type SentFile = {
  /** One hexadecimal digit, from which the id is made. */
  digit: string;
  source: string;
  feed: string;
  arrivedAt: string;
  outcome: Outcome | null;
  slots?: Slot[];
  cells?: CountCell[];
  report?: Partial<SubmissionReport>;
};

export const idOf = (digit: string): string => `s-${digit.repeat(20)}`;

const ALL_FINE = { read: 10, accepted: 10, rejected: 0, notCounted: 0, notCountedBecause: {} };

export function reportOf(file: SentFile): SubmissionReport {
  return {
    schema: 'bcf-report/1',
    submission: idOf(file.digit),
    source: file.source,
    sourceVersion: 1,
    layout: null,
    feed: file.feed,
    file: { key: keyOf(file), versionId: 'v1', bytes: 100, sha256: file.digit.repeat(64), encoding: 'utf-8' },
    outcome: file.outcome ?? 'accepted',
    duplicateOf: null,
    replaced: [],
    withdrawn: null,
    taken: [],
    recognisedBy: 'prefix',
    periods: [],
    areas: [],
    rows: ALL_FINE,
    issueCounts: { total: 0, file: 0, row: 0, warning: 0, byCode: {} },
    issues: [],
    issuesTruncated: false,
    startedAt: file.arrivedAt,
    finishedAt: file.arrivedAt,
    ...file.report,
  };
}

const keyOf = ({ source, feed, digit }: SentFile): string => `${source}/${feed}/file ${digit}.csv`;

/** Puts a file into the stores as if it had come and, unless it is being read, been settled with this outcome. */
export async function sendFile(stores: MemoryStores, file: SentFile): Promise<Submission> {
  const { digit, source, feed, arrivedAt, outcome, slots = [], cells = [] } = file;
  const id = idOf(digit);
  const arrival: Arrival = {
    submission: id,
    countsId: `${id}.counts`,
    key: keyOf(file),
    sequencer: digit,
    arrivedAt,
    sha256: digit.repeat(64),
    fingerprint: 'rules',
  };
  const report = reportOf(file);
  await stores.records.counts.putAll(arrival.countsId, cells);
  if (outcome === 'accepted' || outcome === 'accepted-with-warnings') {
    await stores.records.currents.move(source, feed, (current) => applyArrival(current, arrival, slots));
  }
  const reportKey = `reports/${id}/report.json`;
  if (outcome)
    await stores.evidence.put({ key: reportKey, body: JSON.stringify(report), contentType: 'application/json' });
  const submission: Submission = {
    id,
    state: outcome ? 'settled' : 'started',
    attempts: 1,
    failures: 0,
    key: arrival.key,
    versionId: 'v1',
    sequencer: digit,
    arrivedAt,
    bytes: 100,
    source: outcome ? source : null,
    feed: outcome ? feed : null,
    outcome,
    rows: outcome ? report.rows : null,
    issueTotal: report.issueCounts.total,
    periods: report.periods,
    areas: report.areas,
    reportKey: outcome ? reportKey : null,
    settledAt: outcome ? arrivedAt : null,
    arrival: outcome ? arrival : null,
    slots,
    needsAreaLookup: false,
    replaced: [],
    withdrawal: null,
  };
  await stores.records.submissions.put(submission);
  return submission;
}

const MONTHS = ['2025-04', '2025-05', '2025-06'];

/** One trust's discharges of one month: 100 of them, 80 on the ready date, 60 days of delay in all. */
export function dischargeCell(unit: string, period: string, discharges = 100): CountCell {
  return {
    unit,
    period,
    rows: 1,
    counts: {
      discharges,
      'discharges-on-ready-date': 80,
      'discharges-delayed-1-day': 10,
      'discharges-delayed-2-3-days': 5,
      'discharges-delayed-4-6-days': 3,
      'discharges-delayed-7-13-days': 2,
      'discharges-delayed-14-20-days': 0,
      'discharges-delayed-21-plus-days': 0,
      'bed-days-after-ready-date': 60,
    },
  };
}

/** A trust's file with every month of quarter 1 of 2025-26 for Coventry. */
export function quarterOfDischarges(digit: string): SentFile {
  return {
    digit,
    source: 'discharge-ready',
    feed: 'rkb',
    arrivedAt: '2025-07-10T09:00:00.000Z',
    outcome: 'accepted',
    slots: MONTHS.map((period) => ({ scope: '*', period, rows: 1 })),
    cells: MONTHS.map((period) => dischargeCell('E08000026', period)),
  };
}
