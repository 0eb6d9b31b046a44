import { createJsScanner } from '../../../../functions/core/intake/scan/js-scanner.ts';
import type { ScannerMaker } from '../../../../functions/core/intake/scan/scanner.ts';
import { newInstance, wasmScannerMaker } from '../../../../functions/core/intake/scan/wasm-scanner.ts';

const instance = newInstance?.();
if (!instance) throw new Error('This machine has no WebAssembly with SIMD');

/** All scanners there are: each must find the same. A new instance for each of thousands of files would take most of the time. */
export const scanners: readonly { name: string; createScanner: ScannerMaker }[] = [
  { name: 'JavaScript', createScanner: createJsScanner },
  { name: 'WebAssembly', createScanner: wasmScannerMaker(() => instance) },
];
