/**
 * Loads the scanner as a machine without WebAssembly does, so that whatever is loaded after this scans in JavaScript. Node
 * itself goes on with it.
 */
const kept = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly');
Reflect.deleteProperty(globalThis, 'WebAssembly');
const { createWasmScanner } = await import('../../functions/core/intake/scan/wasm-scanner.ts');
if (createWasmScanner) throw new Error('The scanner in WebAssembly is there all the same');
if (kept) Object.defineProperty(globalThis, 'WebAssembly', kept);
