import type { Deed } from '../../../functions/core/visitors/deeds.ts';
import { FORM_TOKEN } from '../../web/shown.ts';
import { FILES, FOREIGN, OWN, QUARTER } from './foreign-area.ts';

/** Whose a request is about: their own area, another one by its code or its former code, or a file partly theirs. */
export const WHOSE = ['own', 'other', 'former code of other', 'partly own'] as const;
export type Whose = (typeof WHOSE)[number];

/** What a request names: an area, a file, or the feed of a file that is sent. */
export type About = 'area' | 'file' | 'feed';

/** One thing that can be asked for; `deed` is what it takes beside sight, where it takes more. */
export type Action = {
  name: string;
  over: 'api' | 'page' | 'link' | 'key';
  about: About;
  deed?: Deed;
  method: 'GET' | 'POST';
  target(named: string): string;
  body?(named: string): unknown;
};

const AREA: Record<Whose, string | null> = {
  own: OWN,
  other: FOREIGN.code,
  'former code of other': FOREIGN.former,
  'partly own': null,
};
const FEED: Record<Whose, string | null> = {
  own: 'coventry',
  other: 'steel-trust',
  'former code of other': null,
  'partly own': null,
};
const FILE: Record<Whose, string | null> = {
  own: FILES.ownHeld,
  other: FILES.foreignHeld,
  'former code of other': null,
  'partly own': FILES.mixed,
};
const NAMED: Record<About, typeof AREA> = { area: AREA, feed: FEED, file: FILE };

/** What a request names for whose it is; null where there is no such thing. */
export const namedFor = (about: About, whose: Whose): string | null => NAMED[about][whose];

const look = (over: Action['over'], about: About, name: string, target: Action['target']): Action => ({
  name,
  over,
  about,
  method: 'GET',
  target,
});
const formOf = (fields: Record<string, string>): string =>
  new URLSearchParams({ token: FORM_TOKEN, ...fields }).toString();

function does(
  deed: Deed,
  of: Pick<Action, 'about' | 'target'>,
  { json, form }: { json?: unknown; form?: Record<string, string> },
): Action {
  const over = form ? 'page' : 'api';
  return { name: `${deed} (${over})`, over, deed, method: 'POST', body: () => (form ? formOf(form) : json), ...of };
}

const api = '/api/v1';
const reason = { reason: 'because' };
const metric = 'discharge-delay-average-days';
const submission = `${api}/submissions`;

/** Everything that can be asked for about an area, a file or a feed. */
export const ACTIONS: readonly Action[] = [
  look('api', 'area', 'metrics', (area) => `${api}/areas/${area}/metrics?quarter=${QUARTER}`),
  look('api', 'area', 'metrics compared', (area) => `${api}/areas/${area}/metrics?quarter=${QUARTER}&compare=england`),
  look('api', 'area', 'lineage', (area) => `${api}/areas/${area}/metrics/${metric}/lineage?period=${QUARTER}`),
  look('api', 'area', 'return', (area) => `${api}/returns/${area}/${QUARTER}`),
  look('api', 'area', 'public copy', (area) => `${api}/returns/${area}/${QUARTER}?profile=public`),
  look('api', 'area', 'revision', (area) => `${api}/returns/${area}/${QUARTER}?revision=1`),
  look('api', 'area', 'preview', (area) => `${api}/returns/${area}/${QUARTER}/preview`),
  look('api', 'area', 'signing', (area) => `${api}/returns/${area}/${QUARTER}/sign-off`),
  look('api', 'file', 'report', (id) => `${submission}/${id}`),
  look('link', 'file', 'error workbook', (id) => `${submission}/${id}/report.xlsx`),
  look('page', 'area', 'return', (area) => `/returns/${QUARTER}/${area}`),
  look('page', 'area', 'revisions', (area) => `/returns/${QUARTER}/${area}/revisions`),
  look('page', 'area', 'sheets', (area) => `/returns/${QUARTER}/${area}/sheets`),
  look('page', 'area', 'answers', (area) => `/returns/${QUARTER}/${area}/answers`),
  look('page', 'area', 'amounts', (area) => `/returns/${QUARTER}/${area}/finance`),
  look('page', 'area', 'all metrics', (area) => `/metrics/${QUARTER}/${area}`),
  look('page', 'area', 'metric', (area) => `/metrics/${QUARTER}/${area}/${metric}`),
  look('page', 'area', 'metric lineage', (area) => `/metrics/${QUARTER}/${area}/${metric}/lineage`),
  look('page', 'area', 'figures', (area) => `/metrics/${QUARTER}/${area}/${metric}/quarters.csv`),
  look('page', 'file', 'file', (id) => `/submissions/${id}`),
  look('page', 'file', 'issues', (id) => `/submissions/${id}/issues`),
  look('link', 'area', 'return.json', (area) => `/returns/${QUARTER}/${area}/return.json`),
  look('link', 'area', 'board report', (area) => `/returns/${QUARTER}/${area}/board-report.html`),
  look('link', 'area', 'workbook of a revision', (area) => `/returns/${QUARTER}/${area}/metrics.csv?revision=1`),
  look(
    'key',
    'feed',
    'file by its key',
    (feed) => `${api}/uploads?key=discharge-ready/${feed}/file%20d.csv&version=v1`,
  ),
  { ...look('page', 'feed', 'form for a file', (feed) => `/upload/file?feed=${feed}`), deed: 'send' },
  {
    ...does('send', { about: 'feed', target: () => `${api}/uploads` }, {}),
    name: 'key to send under',
    over: 'key',
    body: (feed) => ({ feed, fileName: 'a.csv' }),
  },
  {
    ...does('publish', { about: 'area', target: () => `${api}/returns` }, {}),
    body: (area) => ({ area, quarter: QUARTER }),
  },
  does('sign', { about: 'area', target: (area) => `${api}/returns/${area}/${QUARTER}/sign-off` }, { json: {} }),
  does('unlock', { about: 'area', target: (area) => `${api}/returns/${area}/${QUARTER}/unlock` }, { json: reason }),
  does('publish', { about: 'area', target: (area) => `/returns/${QUARTER}/${area}/publish` }, { form: {} }),
  does('sign', { about: 'area', target: (area) => `/returns/${QUARTER}/${area}/sign-off` }, { form: {} }),
  does('unlock', { about: 'area', target: (area) => `/returns/${QUARTER}/${area}/unlock` }, { form: reason }),
  does('answer', { about: 'area', target: (area) => `/returns/${QUARTER}/${area}/answers` }, { form: { seen: 'x' } }),
  does('answer', { about: 'area', target: (area) => `/returns/${QUARTER}/${area}/finance` }, { form: { seen: 'x' } }),
  does('confirm', { about: 'file', target: (id) => `${submission}/${id}/confirm` }, { json: reason }),
  does('withdraw', { about: 'file', target: (id) => `${submission}/${id}/withdraw` }, { json: reason }),
  does('confirm', { about: 'file', target: (id) => `/submissions/${id}/confirm` }, { form: reason }),
  does('withdraw', { about: 'file', target: (id) => `/submissions/${id}/withdraw` }, { form: reason }),
  { ...look('link', 'file', 'rows that are fine', (id) => `/submissions/${id}/rows/good.csv`), deed: 'take-rows' },
  { ...look('link', 'file', 'rows to mend', (id) => `/submissions/${id}/rows/bad.csv`), deed: 'take-rows' },
];
