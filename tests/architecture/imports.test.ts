import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rooms = ['functions', 'infra', 'local', 'samples', 'schemas', 'tests', 'web', 'docs'];

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(path);
    return [path];
  });
}

const files = rooms.filter((room) => statSync(join(root, room), { throwIfNoEntry: false })).flatMap(filesUnder);
const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** The text without comments, so that words in them are not taken for code. */
const codeOf = (file: string) =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a file imports: paths from the root for our own files, names of packages as they are. */
function importsOf(file: string): string[] {
  return [...codeOf(file).matchAll(IMPORT)]
    .map((found) => found[1] ?? found[2] ?? '')
    .map((name) => (name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name));
}

const isUnder = (file: string, ...folders: string[]) => folders.some((folder) => file.startsWith(`${folder}/`));
const isPackage = (name: string) => !rooms.some((room) => name.startsWith(`${room}/`)) && name !== 'package.json';

/** Which rooms each room may import from, itself apart. */
const allowed: Record<string, string[]> = {
  'functions/core': ['schemas'],
  'functions/edges': ['functions/core', 'schemas'],
  'functions/handlers': ['functions/edges', 'functions/core', 'schemas', 'web'],
  web: ['functions/core', 'schemas'],
  local: ['functions', 'schemas', 'samples', 'web'],
  samples: ['functions/core/areas', 'functions/core/intake', 'functions/core/periods', 'schemas/areas'],
  // It names the entry files of handlers as paths and imports no code of them.
  infra: [],
};

const faultsIn = (folder: string, isFault: (name: string, file: string) => boolean) =>
  sources
    .filter((file) => isUnder(file, folder))
    .flatMap((file) => importsOf(file).flatMap((name) => (isFault(name, file) ? [`${file} imports ${name}`] : [])));

describe('imports go one way', () => {
  test('the files are found, and so are their imports', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(importsOf('functions/handlers/file-arrived/follow.ts')).toContain('functions/edges/records/affected.ts');
    expect(importsOf('functions/core/counts/measures.ts')).toContain('schemas/measures/discharges-by-ready-date.json');
  });

  test.each(Object.entries(allowed))('%s imports only from itself and %j', (room, others) => {
    expect(faultsIn(room, (name) => !isPackage(name) && !isUnder(name, room, ...others))).toEqual([]);
  });

  test('a handler does not import another one, but for what the local pages and the API show of them', () => {
    const handlerOf = (file: string) => file.split('/')[2];
    const others = faultsIn(
      'functions/handlers',
      (name, file) => isUnder(name, 'functions/handlers') && handlerOf(name) !== handlerOf(file),
    );
    expect(others.filter((fault) => !fault.startsWith('functions/handlers/api/'))).toEqual([]);
  });

  test('nothing but tests imports tests', () => {
    const outside = sources.filter((file) => !isUnder(file, 'tests'));
    expect(outside.filter((file) => importsOf(file).some((name) => isUnder(name, 'tests')))).toEqual([]);
  });
});

describe('the core is pure', () => {
  const core = sources.filter((file) => isUnder(file, 'functions/core'));
  /** Packages that core may use, and where. */
  const packages: Record<string, string> = { papaparse: 'functions/core/intake', 'zod/mini': 'functions/core' };

  test('it uses no package but the parser of CSV and zod/mini', () => {
    const isFault = (name: string, file: string) => isPackage(name) && !isUnder(file, packages[name] ?? 'nowhere');
    expect(faultsIn('functions/core', isFault)).toEqual([]);
  });

  test('it looks at no clock, chance, environment, or console', () => {
    const impure =
      /\bprocess\b\s*[.[]|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bconsole\b\s*\.|\bfetch\(|\bsetTimeout\b|\bcrypto\.|\bperformance\b\s*\./;
    expect(impure.test(codeOf('functions/edges/clock.ts'))).toBe(true);
    expect(core.filter((file) => impure.test(codeOf(file)))).toEqual([]);
  });

  test('web pages are pure too', () => {
    expect(faultsIn('web', (name) => name.startsWith('node:') || name.startsWith('@aws-sdk'))).toEqual([]);
  });
});

describe('the house is kept', () => {
  test('no file outside tests is longer than 300 lines', () => {
    const tooLong = sources.filter((file) => !isUnder(file, 'tests') && textOf(file).split('\n').length > 300);
    expect(tooLong).toEqual([]);
  });

  test('no folder is named for nothing in particular', () => {
    const names = /(^|\/)(utils?|helpers?|common|shared|services?|lib|misc)\//;
    expect(files.filter((file) => names.test(file))).toEqual([]);
  });

  test('no file only passes on what others export', () => {
    const isBarrel = (file: string) => {
      const lines = codeOf(file)
        .split(';')
        .map((line) => line.trim())
        .filter(Boolean);
      return (
        lines.length > 0 && lines.every((line) => /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^`]*\sfrom\s/.test(line))
      );
    };
    expect(sources.filter((file) => isBarrel(file) || /(^|\/)index\.ts$/.test(file))).toEqual([]);
  });

  test('files are named in kebab-case', () => {
    const named = sources.filter(
      (file) => !/^([a-z0-9]+-)*[a-z0-9]+(\.[a-z0-9-]+)*\.ts$/.test(file.split('/').at(-1) ?? ''),
    );
    expect(named).toEqual([]);
  });
});
