import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PLANTED_NUMBER } from '../../../samples/hostile/planted-identifiers.ts';

const root = resolve(import.meta.dirname, '../../..');
const hasGit = existsSync(join(root, '.git'));

/** Every file that is in the repository or would be with the next commit. */
function filesOf(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', args, { cwd: root, maxBuffer: 1 << 27 })
    .toString()
    .split('\0');
  return names.filter((name) => name !== '' && existsSync(join(root, name)));
}

/** How many bits a character of a text tells: English words have under 3.5, random characters of base64 over 4.3. */
function bitsPerCharacter(text: string): number {
  const times = new Map<string, number>();
  for (const character of text) times.set(character, (times.get(character) ?? 0) + 1);
  return [...times.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

const isRandom = (text: string): boolean =>
  bitsPerCharacter(text) > 4.2 && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);

/** NHS Data Dictionary, "NHS Number": the tenth digit checks the other nine, modulo 11. */
function isNhsNumber(text: string): boolean {
  const digits = [...text.replaceAll(/\D/g, '')].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits[9];
}

/** 0000000000 and 0123456789 are nobody's. */
const isSeries = (text: string): boolean => /^(\d)\1+$/.test(text) || '01234567890123456789'.includes(text);

type Kind = { what: string; pattern: RegExp; isOne?(found: string): boolean };

const KINDS: readonly Kind[] = [
  { what: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA|AROA|AIDA|ANPA|AGPA)[A-Z0-9]{16}\b/g },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY/g },
  {
    what: 'a token',
    pattern:
      /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{20}|xox[abprs]-[\w-]{10,}|sk-[\w-]{20,}|npm_\w{36}|AIza[\w-]{35}|eyJ[\w-]{10,}\.eyJ[\w-]{10,})/g,
  },
  { what: 'a password in an address', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"`<>]+:[^\s/@'"`<>]+@/gi },
  {
    what: 'a secret that is set',
    pattern:
      /\w*(?:password|passwd|secret|token|api_?key|private_?key|credential)\w*["']?\s*[:=]\s*["'`]([^"'`\s]{12,})["'`]/gi,
    isOne: (value) => bitsPerCharacter(value) > 3.6,
  },
  { what: 'random characters', pattern: /["'`=]([A-Za-z0-9+/]{32,}={0,2})["'`\s]/g, isOne: isRandom },
  {
    what: 'an NHS number',
    // Ten digits within a hash are taken with the hash, which is none.
    pattern: /\b[\da-f]{32,}\b|(?<![\d.])\d{3}[ _-]?\d{3}[ _-]?\d{4}(?!\d)/g,
    isOne: (number) => number.length <= 12 && isNhsNumber(number) && !isSeries(number),
  },
];

const DOTS = /^functions\/edges\/pictures\/dot-letters\.ts$/;

/** What looks like one and is none. An entry that fits nothing any more must go. */
const REVIEWED: readonly { file: RegExp; found: string | RegExp; why: string }[] = [
  { file: /^(samples|tests)\//, found: PLANTED_NUMBER.replaceAll(' ', ''), why: 'the one number that tests plant' },
  {
    file: /^tests\/local\/s3-signature\.test\.ts$/,
    found: 'AKIAIOSFODNN7EXAMPLE',
    why: 'the worked example of AWS Signature Version 4',
  },
  {
    file: /^tests\/local\/s3-signature\.test\.ts$/,
    found: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    why: 'the worked example of AWS Signature Version 4',
  },
  {
    file: /^tests\/edges\/spreadsheets\/blank-template\.ts$/,
    found: 'c2FsdGVkIGhhc2ggb2YgYSBwYXNzd29yZCBub2JvZHkga25vd3MgaGVyZSBhdCBhbGwhISE=',
    why: 'says in base64 that it is the hash of no password',
  },
  {
    file: /^functions\/core\/intake\/scan\/wasm-bytes\.ts$/,
    found: /^[\w+/]{60,100}={0,2}$/,
    why: 'the scanner as a program for WebAssembly, in base64, line by line',
  },
  { file: DOTS, found: '4428102844', why: 'dots of a letter, in hexadecimal' },
  { file: DOTS, found: '2054547840', why: 'dots of a letter, in hexadecimal' },
  { file: DOTS, found: '0000770000', why: 'dots of a letter, in hexadecimal' },
];

type Found = { file: string; what: string; found: string };

function foundIn(file: string, text: string): Found[] {
  return KINDS.flatMap(({ what, pattern, isOne }) =>
    [...text.matchAll(pattern)].flatMap(([whole, part]) => {
      const found = part ?? whole;
      return !isOne || isOne(found) ? [{ file, what, found }] : [];
    }),
  );
}

const plain = (found: string): string => (/^[\d _-]+$/.test(found) ? found.replaceAll(/\D/g, '') : found);
const THIS_FILE = relative(root, import.meta.filename).replaceAll('\\', '/');
function isReviewed({ file, found }: Found, review: (typeof REVIEWED)[number]): boolean {
  if (typeof review.found !== 'string') return review.file.test(file) && review.found.test(found);
  return review.found === plain(found) && (review.file.test(file) || file === THIS_FILE);
}

/** Where a secret stands, and never the secret: what a test prints is kept in logs. */
const saidOf = ({ file, what, found }: Found): string => `${file}: ${what} of ${found.length} characters`;

describe.skipIf(!hasGit)('what is in the repository', () => {
  const files = hasGit ? filesOf() : [];
  // The sums of packages are random characters, and are not ours.
  const found = files
    .filter((file) => file !== 'package-lock.json')
    .flatMap((file) => foundIn(file, readFileSync(join(root, file), 'latin1')));

  test('holds no key, no token, no password and no NHS number of anybody', () => {
    expect(files.length).toBeGreaterThan(1000);
    const others = found.filter((each) => !REVIEWED.some((review) => isReviewed(each, review)));
    expect(others.map(saidOf)).toEqual([]);
  });

  test('holds all that was reviewed as harmless, so that the list is not longer than it need be', () => {
    const stale = REVIEWED.filter(
      (review) => !found.some((each) => each.file !== THIS_FILE && isReviewed(each, review)),
    );
    expect(stale.map((review) => String(review.found))).toEqual([]);
  });
});

describe('the search for secrets', () => {
  // Put together here, so that no file holds one.
  const planted: [string, string][] = [
    ['an access key of AWS', `key = AK${'IA'}Z7Q4M2X9W1B5N8C3`],
    ['a private key', `-----BEGIN RSA ${'PRIVATE'} KEY-----`],
    ['a token', `gh${'p_'}${'a8Kd93jfLq0ZmX72'}bVnR51tYcWe64uIoPs`],
    ['a token', `Bearer ${'eyJ'}hbGciOiJSUzI1NiJ9.${'eyJ'}zdWIiOiIxMjM0NTY3ODkwIn0.x`],
    ['a password in an address', `postgres:${'//'}admin:hunter2@db.example`],
    ['a secret that is set', `"password"${':'} "tr0ub4dor&3xK9q"`],
    ['random characters', `x = "${'Zm9vYmFyQmF6'}UXV4MTIzNDU2Nzg5MEFiQ2RFZkdoSWpLbE1u"`],
    ['an NHS number', `patient 401 ${'023'} 2137 was seen`],
    ['an NHS number', `patient 4010${'23'}2137`],
  ];

  test.each(planted)('finds %s', (what, text) => {
    expect(foundIn('a file', text).map((each) => each.what)).toContain(what);
  });

  test('takes no word, hash or key of ours for one', () => {
    const harmless = [
      "token: 'the-token-of-somebody-else'",
      `sha256: '${'0f'.repeat(32)}'`,
      'https://user@example.org/path:80',
      "id: 's-0123456789abcdef0123'",
      'rows 1111111111 and 0000000000',
    ];
    expect(foundIn('a file', harmless.join('\n'))).toEqual([]);
  });
});
