import { gzipSync } from 'node:zlib';

/** The text that an address of the product answers with. */
export type Fetch = (address: string) => Promise<string>;

/** Bytes as they are sent, compressed: the page alone, and with the styles and scripts that it asks for. */
export type PageWeight = { alone: number; whole: number };

const ASKED = /(?:href|src)="(\/(?:styles|scripts)\/[^"]+)"/g;
const IMPORTED = /from '\.\/([\w-]+\.js)'/g;

const compressed = (text: string): number => gzipSync(text).length;

/** What a page asks for, and what that asks for in its turn. */
async function askedBy(page: string, fetchText: Fetch): Promise<string[]> {
  const texts = new Map<string, string>();
  const toFetch = [...page.matchAll(ASKED)].map(([, address = '']) => address);
  for (let next = toFetch.pop(); next !== undefined; next = toFetch.pop()) {
    if (texts.has(next)) continue;
    const text = await fetchText(next);
    texts.set(next, text);
    if (next.endsWith('.js')) toFetch.push(...[...text.matchAll(IMPORTED)].map(([, name = '']) => `/scripts/${name}`));
  }
  return [...texts.values()];
}

export async function pageWeight(address: string, fetchText: Fetch): Promise<PageWeight> {
  const page = await fetchText(address);
  const alone = compressed(page);
  const asked = await askedBy(page, fetchText);
  return { alone, whole: asked.reduce((sum, text) => sum + compressed(text), alone) };
}
