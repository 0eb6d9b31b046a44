import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OF_OUR_OWN, READERS } from './parsers.ts';

const root = resolve(import.meta.dirname, '../../..');
const SCANNER = 'functions/core/intake/scan/';

/** What makes something of a text or of bytes: JSON, CSV, text of bytes, parts of an address, forms, what was packed, and whatever is called so. */
const READS: readonly RegExp[] = [
  /\bJSON\.parse\(/,
  /\bPapa\./,
  /\bnew TextDecoder\b/,
  /\bdecodeURIComponent\(/,
  /\bnew URLSearchParams\((request|body)/,
  /\.formData\(/,
  /\b(createGunzip|createInflate\w*|inflate\w*Sync|gunzipSync|unzipSync)\b/,
  /\bBuffer\.from\([^;\n]*[,?] 'base64/,
  /\bexport function parse[A-Z]/,
];

const files = readdirSync(join(root, 'functions'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll('\\', '/'))
  .filter((path) => !path.startsWith(SCANNER));

const reading = files.filter((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  return READS.some((pattern) => pattern.test(text));
});

describe('every module that reads a text or bytes', () => {
  test('is fuzzed, or reads what the product itself wrote', () => {
    expect(files.length).toBeGreaterThan(400);
    const known = { ...READERS, ...OF_OUR_OWN };
    expect(reading.filter((path) => !Object.hasOwn(known, path))).toEqual([]);
  });

  test('is there, and in one of the lists only', () => {
    const listed = [...Object.keys(READERS), ...Object.keys(OF_OUR_OWN)];
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((path) => !reading.includes(path))).toEqual([]);
  });
});
