import { rewriteParts } from '../spreadsheets/rewrite-parts.ts';

/** Times that the library takes from the clock (ECMA-376 part 2, core properties). */
const TIMES = /(<dcterms:(?:created|modified) xsi:type="dcterms:W3CDTF">)[^<]*(<\/dcterms:)/g;

const LANGUAGE = '<dc:language>en-GB</dc:language>';

/** A document whose only time is that of its content, so that the same content gives the same bytes. `at` is an ISO time. */
export function withFixedTimes(document: Uint8Array, at: string): Uint8Array {
  const day = `${at.slice(0, 19)}Z`;
  const fix = (core: string) =>
    core
      .replace(TIMES, (_, before: string, after: string) => `${before}${day}${after}`)
      .replace('</cp:coreProperties>', `${LANGUAGE}</cp:coreProperties>`);
  return rewriteParts(document, (name) => (name === 'docProps/core.xml' ? fix : null));
}
