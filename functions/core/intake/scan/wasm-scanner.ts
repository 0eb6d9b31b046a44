import { RECORDS_AT_ONCE, type Scanner, type ScannerMaker, type ScanPlan } from './scanner.ts';
import { SCANNER_WASM } from './wasm-bytes.ts';

/** What `assembly/` exports. `…At` are places in its memory. */
type Exports = {
  memory: { buffer: ArrayBuffer };
  plan(delimiter: number, newline: number, width: number, records: number): void;
  reserve(capacity: number, kept: number): void;
  scan(from: number, to: number): number;
  scannedTo(): number;
  isIrregular(): number;
  number(records: number): number;
  copiedBytes(): number;
  learn(mark: number): number;
  forget(): void;
  columnsAt(): number;
  inputAt(): number;
  startsAt(): number;
  endsAt(): number;
  widthsAt(): number;
  referencesAt(): number;
  marksAt(): number;
  linesAt(): number;
};

// No declaration of it comes with those of Node.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: Exports };
};

/** The scanner of `assembly/`; null where this machine has no WebAssembly, or none with SIMD. */
function compile(): object | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(SCANNER_WASM), (character) => character.charCodeAt(0)));
  } catch {
    return null;
  }
}

function planned(wasm: Exports, { delimiter, newline, columns }: ScanPlan): void {
  wasm.plan(delimiter, newline, columns.length, RECORDS_AT_ONCE);
  new Int32Array(wasm.memory.buffer, wasm.columnsAt(), columns.length).set(columns);
}

/** Makes scanners in the instances given; what was in one before is lost. */
export function wasmScannerMaker(instance: () => Exports): ScannerMaker {
  return (plan, capacity) => {
    const wasm = instance();
    const width = plan.columns.length;
    let room = capacity;
    planned(wasm, plan);
    wasm.reserve(room, 0);
    const views = () => {
      const { buffer } = wasm.memory;
      const bytes = (at: number) => new Uint8Array(buffer, at, room);
      const ofRecords = (at: number, each: number) => new Int32Array(buffer, at, RECORDS_AT_ONCE * each);
      return {
        input: bytes(wasm.inputAt()),
        lines: bytes(wasm.linesAt()),
        starts: ofRecords(wasm.startsAt(), width),
        references: ofRecords(wasm.referencesAt(), width),
        marks: ofRecords(wasm.marksAt(), width),
        ends: ofRecords(wasm.endsAt(), 1),
        widths: ofRecords(wasm.widthsAt(), 1),
      };
    };
    const scanner: Scanner = {
      ...views(),
      scan: (from, to) => {
        const records = wasm.scan(from, to);
        return { records, at: wasm.scannedTo(), isIrregular: wasm.isIrregular() !== 0 };
      },
      number: (records) => ({ count: wasm.number(records), copied: wasm.copiedBytes() }),
      learn: (mark) => {
        const number = wasm.learn(mark);
        // Memory that grew is another buffer.
        if (scanner.input.buffer !== wasm.memory.buffer) Object.assign(scanner, views());
        return number;
      },
      forget: wasm.forget,
      reserve: (next, kept) => {
        room = next;
        wasm.reserve(room, kept);
        Object.assign(scanner, views());
      },
    };
    return scanner;
  };
}

const compiled = compile();

/** A new instance, with a memory of its own; null where it cannot run here. */
export const newInstance = compiled && (() => new WebAssembly.Instance(compiled).exports);

/** The scanner in WebAssembly, which does what the one in JavaScript does in less time; null where it cannot run. */
export const createWasmScanner = newInstance && wasmScannerMaker(newInstance);
