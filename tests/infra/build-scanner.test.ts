import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BUILT_SCANNER, buildScanner } from '../../infra/build-scanner.ts';

test('the scanner in WebAssembly is what its source builds, byte for byte', () => {
  expect(readFileSync(BUILT_SCANNER, 'utf8')).toBe(buildScanner());
});
