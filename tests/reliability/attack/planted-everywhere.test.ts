import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../functions/handlers/api/routes.ts';
import { reportLines } from '../../../local/commands/report-lines.ts';
import { printable } from '../../../local/printable.ts';
import { inBrowser } from '../../browser/in-browser.ts';
import type { Answer } from '../../handlers/api-for-test.ts';
import { fileForm } from '../../handlers/multipart-for-test.ts';
import { FORM_TOKEN } from '../../web/shown.ts';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { type Artefact, faultsOfArtefact, isPlanted, kindOf } from './artefact-faults.ts';
import { textFieldsLeftOut } from './planted-files.ts';
import { COVENTRY, type PlantedWorld, plantEverywhere, QUARTER, RETURN } from './planted-world.ts';
import { MARK, PLANTS, plantAt } from './plants.ts';

/** In the page: what of it has the mark in the name of an element or attribute, or would run something. */
const FIND_PLANTS = `[
  ...(window.pl4nt ? ['a script ran'] : []),
  ...[...document.querySelectorAll('*')].flatMap((element) => [
    ...(/${MARK}/i.test(element.localName) ? [element.localName] : []),
    ...[...element.attributes].filter(({ name }) => /${MARK}|^on/i.test(name)).map(({ name }) => name),
    ...['href', 'src', 'action', 'formaction'].flatMap((name) =>
      /^\\s*(javascript|data:text)/i.test(element.getAttribute(name) ?? '') ? [name] : []),
  ]),
]`;

let world: PlantedWorld;
const pages: Artefact[] = [];
let searched = 0;

beforeAll(async () => {
  world = await plantEverywhere();
}, 400_000);

const bytesOf = ({ body, headers }: Answer): Uint8Array =>
  /^(text|application\/(problem\+)?json|image\/svg)/.test(headers['content-type'] ?? '') &&
  !/csv|svg/.test(headers['content-type'] ?? '')
    ? Buffer.from(body)
    : Buffer.from(body, 'base64');

/** Control characters in what goes into a header would begin another one. */
const headerFaults = ({ headers, cookies }: Answer, name: string): string[] =>
  Object.entries({ ...headers, cookies: cookies.join() }).flatMap(([key, value]) =>
    /[^\t\x20-\x7e\x80-\xff]/.test(value) ? [`${name}: the header ${key}`] : [],
  );

function artefactOf(target: string, answer: Answer): Artefact | null {
  const type = answer.headers['content-type'];
  if (!type || answer.body === '') return null;
  const kind = /rows\/(good|bad)\.csv$/.test(target) && answer.status === 200 ? 'rows' : kindOf(type);
  return { name: target, bytes: bytesOf(answer), kind };
}

/** What plants did to these answers: nothing, where none of them fails and the list is empty. */
function faultsOfAnswers(answers: readonly { target: string; answer: Answer }[]): string[] {
  return answers.flatMap(({ target, answer }) => {
    searched += 1;
    const artefact = artefactOf(target, answer);
    if (artefact?.kind === 'page') pages.push(artefact);
    const failed = answer.status >= 500 ? [`${target}: ${answer.status}`] : [];
    return [...failed, ...headerFaults(answer, target), ...(artefact ? faultsOfArtefact(artefact) : [])];
  });
}

async function ask(targets: readonly string[]): Promise<{ target: string; answer: Answer }[]> {
  const answers: { target: string; answer: Answer }[] = [];
  for (const target of targets) answers.push({ target, answer: await world.api.get(target) });
  return answers;
}

const plantedAmong = (answers: readonly { target: string; answer: Answer }[]): number =>
  answers.filter(({ answer }) => answer.body.includes(MARK)).length;

/** Every object of a bucket, but for the blank template, which is stored as it came. */
const objectsOf = (bucket: 'evidence' | 'returns'): Artefact[] =>
  [...world.api.stores[bucket].objects].flatMap(([name, bytes]) =>
    name.startsWith('templates/') ? [] : [{ name, bytes, kind: kindOf(name) }],
  );

test('every field of every source that takes any text has a plant in it', () => {
  expect(textFieldsLeftOut).toEqual([]);
});

describe.each(['evidence', 'returns'] as const)('what is stored in the %s bucket', (bucket) => {
  test('holds what was planted as texts, and nothing that a program would run', () => {
    const objects = objectsOf(bucket);
    const kinds = new Set(objects.filter(isPlanted).map(({ kind }) => kind));
    const wanted = bucket === 'evidence' ? ['json', 'workbook'] : ['json', 'workbook', 'document', 'page', 'table'];
    expect([...kinds].sort()).toEqual(expect.arrayContaining(wanted));
    expect(objects.flatMap(faultsOfArtefact)).toEqual([]);
    searched += objects.length;
  });
});

test('a return says what was planted in finance and answers, and who signed it under a planted name', () => {
  const texts = objectsOf('returns').flatMap(({ name, bytes }) =>
    /r\d+\/return\.json$/.test(name) ? [Buffer.from(bytes).toString()] : [],
  );
  const documents = texts.map((text) => JSON.parse(text));
  expect(documents.some(({ signOff }) => JSON.stringify(signOff).includes(MARK))).toBe(true);
  const last = documents.at(-1);
  expect(last.answers.filter(({ answer }: { answer: string }) => answer.includes(MARK)).length).toBeGreaterThan(20);
  expect(
    last.schemes.lines.filter(({ schemeName }: { schemeName: string }) => schemeName.includes(MARK)).length,
  ).toBeGreaterThan(10);
  const names = [...world.api.stores.returns.objects.keys()];
  for (const name of ['board-report.docx', 'index.html', 'values-in-template-order.csv', 'official template'])
    expect(names.some((each) => each.includes(name))).toBe(true);
});

describe('pages and answers', () => {
  test('of every file that was sent say what was planted as texts', async () => {
    const answers = await ask(
      world.sent.flatMap(({ submission }) => [
        `/submissions/${submission}`,
        `/submissions/${submission}/issues`,
        `/api/v1/submissions/${submission}`,
      ]),
    );
    expect(plantedAmong(answers)).toBeGreaterThan(world.sent.length);
    expect(faultsOfAnswers(answers)).toEqual([]);
  });

  test('of what was typed into them say it as texts', () => {
    expect(plantedAmong(world.answers)).toBeGreaterThan(10);
    expect(faultsOfAnswers(world.answers)).toEqual([]);
  });

  const FILES = ['return.json', 'quarters.csv', 'quarters.svg', 'months.png', 'boards.csv'];
  const named = (path: string): string[] =>
    (path.includes('{file}') ? FILES : ['']).map((file) =>
      path
        .replace('{file}', file)
        .replace('{quarter}', QUARTER)
        .replace(/\{(area|code)\}/, COVENTRY.code)
        .replace('{metric}', 'discharge-delay-average-days')
        .replace('{name}', 'upload.js'),
    );
  const looks = routes
    .filter(({ method, path }) => method === 'GET' && !path.includes('{id}'))
    .flatMap(({ path }) => named(path));

  test('of every address say what was planted as texts', async () => {
    const more = [
      `${RETURN}/sheets?sheet=5`,
      `${RETURN}/revisions?from=1&to=2`,
      '/audit?limit=200',
      '/files?outcome=rejected',
    ];
    const sheets = Array.from({ length: 8 }, (_, n) => `${RETURN}/sheets?sheet=${n + 1}`);
    const lineage = `/metrics/${QUARTER}/${COVENTRY.code}/discharged-on-ready-date/lineage?rows=yes`;
    const answers = await ask([...looks, ...more, ...sheets, lineage, '/api/v1/audit?limit=200', '/api/v1/notices']);
    expect(plantedAmong(answers)).toBeGreaterThan(15);
    expect(faultsOfAnswers(answers)).toEqual([]);
  });

  test('of every address say what was planted in a query or a path as texts', async () => {
    const asked =
      'after area code column compare feed from key level outcome page period profile quarter revision rows sheet show source state subject to version what who words';
    const every = effort(6, 1);
    const targets = looks.flatMap((target, at) => [
      ...asked.split(' ').flatMap((name, n) => {
        const isTurn = (at + n) % every === 0;
        return isTurn ? [`${target}?${name}=${encodeURIComponent(plantAt(at + n))}`] : [];
      }),
      `${target}/${encodeURIComponent(plantAt(at))}`,
    ]);
    const answers = await ask(targets);
    expect(plantedAmong(answers)).toBeGreaterThan(10);
    expect(faultsOfAnswers(answers)).toEqual([]);
  });

  test('of a file that is only checked say what was planted in it and in its name as texts', async () => {
    const header = { cookie: `form-token=${FORM_TOKEN}` };
    const answers: { target: string; answer: Answer }[] = [];
    for (const { text } of PLANTS.slice(0, effort(20, PLANTS.length))) {
      const name = text.replaceAll(/["\r\n\\]/g, '_');
      const file = {
        name: `${name}.csv`,
        text: `Area,Quarter,Discharged,"${text.replaceAll('"', '""')}"\n${name},x,y,z\n`,
      };
      const { body, headers } = fileForm(file, { token: FORM_TOKEN, feed: text, source: 'reablement' });
      for (const target of ['/check', '/api/v1/check'])
        answers.push({
          target,
          answer: await world.api.ask('POST', target, { body, headers: { ...headers, ...header } }),
        });
    }
    expect(plantedAmong(answers)).toBe(answers.length);
    expect(faultsOfAnswers(answers)).toEqual([]);
  });

  test('lead a person who saves them to files with names that hold nothing but a name', async () => {
    const answers = await ask(
      world.sent
        .filter(({ what }) => what === 'the name of a file')
        .map(({ submission }) => `/api/v1/submissions/${submission}/report.xlsx`),
    );
    expect(faultsOfAnswers(answers)).toEqual([]);
    for (const { answer } of answers) {
      const [, ascii = '', other = ''] =
        /^attachment; filename="([^"]*)"; filename\*=UTF-8''(.*)$/.exec(answer.headers['content-disposition'] ?? '') ??
        [];
      expect(ascii).toMatch(/^[^/\\:*?"<>|]+\.xlsx$/);
      expect(decodeURIComponent(other)).toMatch(/^[^/\\:*?"<>|\p{C}]+\.xlsx$/u);
    }
  });
});

describe('rows that are given back', () => {
  test('are cell by cell what their sender wrote, and the page says that nothing was done to them', async () => {
    const sent = world.sent.filter(({ what }) => what === 'some cells');
    let seen = 0;
    for (const { submission, body } of sent) {
      const given: string[][] = parse(String(body));
      const kinds = await ask(['good', 'bad'].map((kind) => `/submissions/${submission}/rows/${kind}.csv`));
      expect(faultsOfAnswers(kinds)).toEqual([]);
      const rows = kinds.flatMap(({ answer }): string[][] =>
        parse(bytesOf(answer).toString(), { bom: true, relax_column_count: true }),
      );
      const wrong = rows.filter((row) => !given.some((each) => JSON.stringify(each) === JSON.stringify(row)));
      expect(wrong).toEqual([]);
      seen += rows.flat().filter((cell) => cell.includes(MARK)).length;
      expect((await world.api.get(`/submissions/${submission}`)).body).toMatch(/formula/);
    }
    expect(seen).toBeGreaterThan(10);
  });
});

describe('what leaves the product unasked', () => {
  test('is a line of the log that is one JSON document and names nothing that people wrote', () => {
    expect(world.api.logged.length).toBeGreaterThan(400);
    for (const line of world.api.logged) {
      expect(line).not.toContain(MARK);
      expect(line).not.toMatch(/\p{Cc}|[\u2028\u2029]/u);
      expect(JSON.parse(line)).toHaveProperty('code');
    }
    expect(world.api.logged.filter((line) => line.includes('.failed"'))).toEqual([]);
    searched += world.api.logged.length;
  });

  test('is printed at a terminal as lines of ours, none of which is a command to the terminal or made by a file', () => {
    for (const { submission, key } of world.sent) {
      const bytes = world.api.stores.evidence.objects.get(`reports/${submission}/report.json`);
      const lines = reportLines(key, JSON.parse(Buffer.from(bytes ?? []).toString())).map(printable);
      expect(lines.filter((line) => /(?!\t)\p{Cc}|[\u2028\u2029\u202e]/u.test(line))).toEqual([]);
      searched += lines.length > 0 ? 1 : 0;
    }
  });

  test('is a mail with a subject of one line that says nothing of what people wrote', () => {
    expect(world.mails.length).toBeGreaterThan(2);
    for (const { Subject, Message, MessageAttributes } of world.mails) {
      expect(Subject).toMatch(/^[\x20-\x7e]{1,99}$/);
      expect(JSON.stringify([Subject, Message, MessageAttributes])).not.toContain(MARK);
    }
    searched += world.mails.length;
  });
});

inBrowser('a browser', (browser) => {
  test('makes no element and no attribute of what was planted, and runs nothing of it', async () => {
    const stored = objectsOf('returns').filter(({ kind }) => kind === 'page');
    const shown = [...pages, ...stored].filter(isPlanted);
    const every = Math.max(1, Math.floor(shown.length / effort(60, 1500)));
    const looked = shown.filter((_, n) => n % every === 0);
    // Without the policy of the product, which would hold back what got as far as here.
    const page = await browser().newPage();
    for (const { name, bytes } of looked) {
      await page.setContent(Buffer.from(bytes).toString(), { waitUntil: 'domcontentloaded' });
      expect({ name, made: await page.evaluate(FIND_PLANTS) }).toEqual({ name, made: [] });
    }
    expect(looked.length).toBeGreaterThan(50);
    await page.close();
  });
});

test('all of it was searched', () => {
  expect(searched).toBeGreaterThan(1500);
  const what = `${PLANTS.length} plants in every text field of every source, form and name: searched for in all that comes out`;
  note({ promise: 'artefacts searched', what, tried: searched });
});
