import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'functions/core/intake/scan');
// Its declarations would change those of Node for the whole program, so the compiler is called as a command.
const COMPILER = join(ROOT, 'node_modules/assemblyscript/bin/asc.js');
const ENTRIES = ['places.ts', 'scan.ts', 'number.ts'];
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='];

export const BUILT_SCANNER = join(FOLDER, 'wasm-bytes.ts');

/** The module `wasm-bytes.ts`, built from the AssemblyScript in `scan/assembly`: the same text each time. Throws with what the compiler says. */
export function buildScanner(): string {
  const dir = mkdtempSync(join(tmpdir(), 'bcf-scanner-'));
  const file = join(dir, 'scanner.wasm');
  try {
    const options = ['--baseDir', join(FOLDER, 'assembly'), '--outFile', file, ...OPTIONS];
    execFileSync(process.execPath, [COMPILER, ...ENTRIES, ...options]);
    const text = readFileSync(file)
      .toString('base64')
      .replace(/.{100}/g, "$&' +\n  '");
    return `/** Built by \`npm run build:scanner\` from \`assembly/\`. */\nexport const SCANNER_WASM =\n  '${text}';\n`;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

if (import.meta.main) writeFileSync(BUILT_SCANNER, buildScanner());
