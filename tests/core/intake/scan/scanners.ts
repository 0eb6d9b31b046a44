import { createJsScanner } from '../../../../functions/core/intake/scan/js-scanner.ts';
import type { ScannerMaker } from '../../../../functions/core/intake/scan/scanner.ts';

/** All scanners there are: each must find the same. */
export const scanners: readonly { name: string; createScanner: ScannerMaker }[] = [
  { name: 'JavaScript', createScanner: createJsScanner },
];
