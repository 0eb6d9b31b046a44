import { crc32 } from 'node:zlib';
import type { Issue } from '../../core/checks/issue.ts';
import { inflateEntry } from './inflate-entry.ts';
import { type Links, refuseContent } from './refused-content.ts';
import { bomb, damaged, tooLarge, WorkbookFault } from './workbook-fault.ts';
import { MOST_INFLATED_BYTES, MOST_RATIO, RATIO_COUNTS_FROM } from './workbook-limits.ts';
import { type ZipEntry, zipEntries } from './zip-directory.ts';

/** The parts of a workbook that passed the gate, by name without regard to case. */
export type WorkbookParts = ReadonlyMap<string, ZipEntry>;
export type Gated = { parts: WorkbookParts; fault: null } | { parts: null; fault: Issue };

export const partKey = (name: string): string => name.replace(/^\//, '').toLowerCase();

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2)} MB`;

/** Inflates one part and looks at every byte of it, holding the truth against what the directory declares. */
async function inspect(entry: ZipEntry, links: Links, inflatedBefore: number): Promise<number> {
  const look = refuseContent(entry.name, links);
  let bytes = 0;
  let sum = 0;
  for await (const piece of inflateEntry(entry)) {
    bytes += piece.length;
    if (bytes > entry.bytes) throw bomb('a part that unpacks to more than it declares');
    if (bytes > RATIO_COUNTS_FROM && bytes > entry.packed.length * MOST_RATIO) {
      throw bomb(`a part that unpacks to more than ${MOST_RATIO} times its size`);
    }
    if (inflatedBefore + bytes > MOST_INFLATED_BYTES) {
      throw tooLarge(`more than ${megabytes(MOST_INFLATED_BYTES)} after unpacking`);
    }
    sum = crc32(piece, sum);
    look.push(piece);
  }
  if (bytes !== entry.bytes || sum !== entry.crc32) throw damaged('a part that is not what it was when it was packed');
  look.end();
  return bytes;
}

/**
 * Lets a workbook pass or says why not, before anything reads it: number of parts, bytes as they are really inflated,
 * ratio, archives within, macros, links to other files, document types. Holds one piece of one part at a time.
 */
export async function passGate(bytes: Uint8Array, links: Links = 'refused'): Promise<Gated> {
  try {
    const entries = zipEntries(bytes);
    const parts = new Map(entries.map((entry) => [partKey(entry.name), entry]));
    let inflated = 0;
    for (const entry of entries) inflated += await inspect(entry, links, inflated);
    return { parts, fault: null };
  } catch (error) {
    if (error instanceof WorkbookFault) return { parts: null, fault: error.issue };
    throw error;
  }
}
