import { inflateRawSync } from 'node:zlib';
import { GetObjectTaggingCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourceContract } from '../../functions/core/intake/contracts.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { zipEntries } from '../../functions/edges/spreadsheets/zip-directory.ts';
import { createApi } from '../../functions/handlers/api/api.ts';
import { onOneMachine } from '../../local/one-machine-web.ts';
import { startWebServer, type WebServer } from '../../local/web-server.ts';
import { PLANTED_FORMS, type PlantedFile, plantedFiles } from '../../samples/hostile/planted-identifiers.ts';
import { csvLine, tablesOfSources } from '../../samples/hostile/tables-of-sources.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';

type Dropped = { source: string; file: PlantedFile; key: string; report: SubmissionReport };

let team: TestStack;
let web: WebServer;
const dropped: Dropped[] = [];

async function bodyOf({ text, sheets }: PlantedFile): Promise<string | Uint8Array> {
  if (text !== null) return text;
  return writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map((cells) => [...cells]) })) });
}

/** A workbook as the texts of its parts, any other file as its text. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString();
  const parts = zipEntries(bytes).map(({ name, method, packed }) => {
    const content = method === 'stored' ? packed : inflateRawSync(packed);
    return `${name} ${Buffer.from(content).toString()}`;
  });
  return parts.join('\n');
}

async function objectsOf(bucket: string): Promise<[string, string][]> {
  const { evidence, returns } = team.stack.stores;
  const objects: [string, string][] = [];
  let after: string | undefined;
  do {
    const page = await team.s3.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: after }));
    for (const { Key = '' } of page.Contents ?? []) {
      const bytes = await (bucket === evidence.name ? evidence : returns).read(Key);
      objects.push([`${bucket}/${Key}`, textOf(bytes ?? new Uint8Array())]);
    }
    after = page.NextContinuationToken;
  } while (after);
  return objects;
}

async function itemsOf(): Promise<[string, string][]> {
  const items: [string, string][] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await team.stack.clients.dynamodb.send(
      new ScanCommand({ TableName: 'bcf', ExclusiveStartKey: start }),
    );
    for (const item of page.Items ?? []) items.push([`${item.pk} ${item.sk}`, JSON.stringify(item)]);
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

const saying = (texts: readonly [string, string][]) =>
  texts.flatMap(([where, text]) =>
    PLANTED_FORMS.filter((form) => `${where} ${text}`.includes(form)).map((form) => `${where}: ${form}`),
  );

beforeAll(async () => {
  team = await startTestStack();
  const { fileArrived, publish, s3Url } = team.stack;
  web = await startWebServer({
    port: 0,
    handler: createApi({ ...fileArrived, ...publish, s3Url, ...onOneMachine('Local user') }),
  });
  for (const table of tablesOfSources) {
    const sound = [table.header, ...Array.from({ length: 5 }, (_, n) => table.row(n))];
    await team.drop(`${table.source}/sound/april 2025-26.csv`, `${sound.map(csvLine).join('\n')}\n`);
    for (const file of plantedFiles(table).filter(({ column }) => column === null || column === table.header.at(-1))) {
      const key = `${table.source}/coventry/${file.name}.${file.text === null ? 'xlsx' : 'csv'}`;
      dropped.push({ source: table.source, file, key, report: await team.drop(key, await bodyOf(file)) });
    }
  }
  await team.returnOf(COVENTRY, '2025-26-Q1');
}, 240_000);
afterAll(async () => {
  await web.close();
  await team.close();
});

describe.each(tablesOfSources)('a file of $source that says who somebody is', ({ source }) => {
  test('is refused for it and marked to be deleted, wherever that can be known', async () => {
    const isPersonal = sourceContract(source)?.personal === true;
    const ofSource = dropped.filter((each) => each.source === source);
    const toRefuse = ofSource.filter(
      ({ file }) => file.refused === 'always' || (file.refused === 'in figures' && !isPersonal),
    );
    expect(toRefuse.length).toBeGreaterThan(5);
    const notRefused = toRefuse.filter(({ report }) => !report.issueCounts.byCode['identifiable-data']);
    expect(notRefused.map(({ file }) => file.what)).toEqual([]);
    for (const { key, report } of toRefuse) {
      expect(report.outcome).toBe('rejected');
      const tags = await team.s3.send(new GetObjectTaggingCommand({ Bucket: 'bcf-arrivals', Key: key }));
      expect(tags.TagSet).toEqual([{ Key: 'bcf-delete', Value: 'identifiable-data' }]);
    }
  });

  test('has a report that quotes nothing of it', () => {
    const reports = dropped
      .filter((each) => each.source === source)
      .map(({ file, report }): [string, string] => [file.what, JSON.stringify(report)]);
    expect(saying(reports)).toEqual([]);
  });
});

describe('what is kept of files that say who somebody is', () => {
  test('no item of the table says it', async () => {
    const items = await itemsOf();
    expect(items.length).toBeGreaterThan(300);
    expect(saying(items)).toEqual([]);
  });

  test.each(['bcf-evidence', 'bcf-returns'])(
    'no object of %s says it, down to the parts of workbooks',
    async (bucket) => {
      const objects = await objectsOf(bucket);
      expect(objects.some(([where, text]) => where.endsWith('.xlsx') && text.includes('<worksheet'))).toBe(true);
      expect(saying(objects)).toEqual([]);
    },
  );

  test('no line of the log says it', () => {
    expect(team.logged.length).toBeGreaterThan(300);
    expect(saying(team.logged.map((line, at): [string, string] => [`line ${at}`, line]))).toEqual([]);
  });

  test('no page and no answer of the API says it', async () => {
    const paths = ['/', '/submissions', '/audit', '/api/v1/submissions?limit=200', '/api/v1/audit'];
    const ids = dropped.map(({ report }) => report.submission);
    const all = [...paths, ...ids.slice(0, 60).flatMap((id) => [`/submissions/${id}`, `/api/v1/submissions/${id}`])];
    const texts: [string, string][] = [];
    for (const path of all) texts.push([path, await (await fetch(new URL(path, web.url))).text()]);
    expect(texts.filter(([, text]) => text.length > 100).length).toBeGreaterThan(60);
    expect(saying(texts)).toEqual([]);
  });
});
