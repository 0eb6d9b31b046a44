import type { Places } from './stand.ts';

type Address = (places: Places) => string;

const returnOf = ({ quarter, area }: Places): string => `/returns/${quarter}/${area}`;
const metricOf = ({ quarter, area }: Places, metric = 'emergency-admissions-65-plus'): string =>
  `/metrics/${quarter}/${area}/${metric}`;

/** Every kind of page, and the kinds of content that look different on one, by what a person would call it. */
export const everyPage: readonly (readonly [name: string, address: Address])[] = [
  ['the home of the newest quarter', () => '/'],
  ['a quarter, filtered', ({ quarter }) => `/quarters/${quarter}?show=missing&area=e`],
  ['the choice of where to send files', () => '/upload'],
  ['the form that sends one file', () => '/upload/file?feed=rkb&source=discharge-ready'],
  ['a file that has arrived', ({ waitingKey }) => `/upload/sent?key=${encodeURIComponent(waitingKey)}`],
  ['the form that checks a file', () => '/check'],
  ['all files', () => '/files'],
  ['a list of files that is empty', () => '/files?feed=nobody'],
  ['an accepted file', ({ accepted }) => `/submissions/${accepted}`],
  ['a file with faulty rows', ({ faulty }) => `/submissions/${faulty}`],
  ['every fault of a file', ({ faulty }) => `/submissions/${faulty}/issues`],
  ['a rejected file', ({ rejected }) => `/submissions/${rejected}`],
  ['a held file', ({ held }) => `/submissions/${held}`],
  ['a file that is being read', ({ beingRead }) => `/submissions/${beingRead}`],
  ['all returns', () => '/returns'],
  ['a draft of a return', returnOf],
  ['a signed return', ({ quarter, signedArea }) => `/returns/${quarter}/${signedArea}`],
  ['a return that has not been made', ({ area }) => `/returns/2025-26-Q3/${area}`],
  ['the answers of a return', (places) => `${returnOf(places)}/answers`],
  ['the income and schemes of a return', (places) => `${returnOf(places)}/finance`],
  ['the sheets of a return', (places) => `${returnOf(places)}/sheets`],
  ['a sheet of amounts', (places) => `${returnOf(places)}/sheets?sheet=5`],
  ['the revisions of a return', (places) => `${returnOf(places)}/revisions`],
  ['the choice of metrics', () => '/metrics'],
  ['the metrics of an area', ({ quarter, area }) => `/metrics/${quarter}/${area}`],
  ['a metric', (places) => metricOf(places)],
  ['a metric among all boards', (places) => `${metricOf(places)}?compare=england`],
  ['a metric in days', (places) => metricOf(places, 'discharge-delay-average-days')],
  ['where a number comes from', (places) => `${metricOf(places)}/lineage`],
  ['where a number comes from, row by row', (places) => `${metricOf(places)}/lineage?rows=yes`],
  ['the audit trail', () => '/audit'],
  ['the method', () => '/method'],
  ['the rules', () => '/rules'],
  ['the glossary', () => '/glossary'],
  ['who somebody is', () => '/signed-in'],
  ['the page of those who have signed out', () => '/signed-out'],
  ['the kinds of problems', () => '/problems'],
  ['an address that is not there', () => '/nowhere'],
];

/** What is fetched and is no page, or leads on to one: an address of every kind. */
export const everyDownload: readonly Address[] = [
  () => '/sign-in',
  () => '/sign-in/callback',
  () => '/sign-out',
  () => '/audit.csv',
  () => '/styles/site.css',
  () => '/styles/nhsuk-frontend.css',
  () => '/scripts/upload.js',
  () => '/templates/discharge-ready.csv',
  (places) => `${returnOf(places)}/metrics.csv`,
  (places) => `${metricOf(places)}/quarters.csv`,
  ({ faulty }) => `/submissions/${faulty}/rows/good.csv`,
  ({ faulty }) => `/submissions/${faulty}/rows/bad.csv`,
];
