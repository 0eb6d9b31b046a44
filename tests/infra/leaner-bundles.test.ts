import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { dataOnce } from '../../infra/data-once.ts';
import { leanerSchemas } from '../../infra/leaner-schemas.ts';
import { type Json, saidOnce } from '../../infra/said-once.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bcf-leaner-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let built = 0;

/** What a module exports once it is bundled, as JSON: of functions only that they are there. */
async function exportsOf(contents: string, plugins: Plugin[]): Promise<{ value: unknown; bytes: number }> {
  built += 1;
  const outfile = join(folder, `${built}.mjs`);
  const stdin = { contents, resolveDir: root };
  const { metafile } = await build({
    stdin,
    outfile,
    bundle: true,
    format: 'esm',
    minify: true,
    platform: 'node',
    plugins,
    metafile: true,
  });
  const loaded: unknown = await import(pathToFileURL(outfile).href);
  const value = JSON.parse(JSON.stringify(loaded, (_, part) => (typeof part === 'function' ? 'a function' : part)));
  return { value, bytes: Object.values(metafile.outputs)[0]?.bytes ?? 0 };
}

describe('what a bundle says once', () => {
  it('is what the files of data say', async () => {
    const files = globSync('schemas/{returns,sources,metrics,measures}/**/*.json', { cwd: root }).sort();
    expect(files.length).toBeGreaterThan(20);
    const all = files.map((file, index) => `export { default as file${index} } from './${file}';`).join('\n');
    const [whole, once] = [await exportsOf(all, []), await exportsOf(all, [dataOnce])];
    expect(once.value).toEqual(whole.value);
    expect(once.bytes).toBeLessThan(whole.bytes * 0.7);
  });

  it('is the same for any data', () => {
    const texts = fc.constantFrom('a', 'the deadline of the first quarter', 'a "$0" that is no constant: $1');
    const data = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(texts, fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('title', 'names', 'a b', "it's", 'sheets'), tie('json'), {
          noNullPrototype: true,
        }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(data.json, { maxLength: 4 }), (documents) => {
        const { constants, expressionOf } = saidOnce(documents);
        const said = documents.map((document) => expressionOf(document).code);
        const read = new Function(`${constants.replaceAll('export ', '')}\nreturn [${said.join(',')}];`);
        expect(read()).toEqual(documents);
      }),
    );
  });

  it('names the constants that it takes for granted, and no others', () => {
    const long = { title: 'Emergency admissions of people aged 65 and over' };
    const { expressionOf } = saidOnce([{ is: [long] }, { is: long }, { price: '$0' }]);
    expect([...expressionOf({ is: long }).names]).toEqual(['$0']);
    expect([...expressionOf({ price: '$0' }).names]).toEqual([]);
  });
});

describe('what is left out of the clients of AWS', () => {
  it.each(['s3', 'dynamodb', 'sqs', 'sns'])('is nothing that describes a call of %s', async (client) => {
    const module = `./node_modules/@aws-sdk/client-${client}/dist-es/schemas/schemas_0.js`;
    const all = `export * from '${module}';`;
    const [whole, lean] = [await exportsOf(all, []), await exportsOf(all, [leanerSchemas])];
    expect(lean.value).toEqual(whole.value);
  });

  it('is most of S3, of which few calls are made', async () => {
    const one = "export { PutObject$ } from './node_modules/@aws-sdk/client-s3/dist-es/schemas/schemas_0.js';";
    const [whole, lean] = [await exportsOf(one, []), await exportsOf(one, [leanerSchemas])];
    expect(lean.bytes).toBeLessThan(whole.bytes / 4);
  });
});
