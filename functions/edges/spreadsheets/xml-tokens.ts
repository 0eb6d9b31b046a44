import { withoutEntities } from '../../core/workbook/xml-attribute.ts';
import { damaged, endlessCell } from './workbook-fault.ts';
import { MOST_CHARACTERS_OF_CELL } from './workbook-limits.ts';

/** Tags and texts of an XML text in the order in which they stand. Names come without their namespace. */
export type XmlTaker = {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
};
export type XmlTokens = { push(xml: string): void; end(): void };

/** The `>` of a tag, which may also stand inside the quotation marks of an attribute; −1 where it has not come yet. */
function endOfTag(xml: string, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return at;
    else if (code === 34 || code === 39) quote = code;
  }
  return -1;
}

const SPACE = /\s/;
const ENDS: readonly [start: string, end: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Splits XML that comes in pieces. It knows what SpreadsheetML needs and no more: no document types, and no entities but
 * the five. Throws `WorkbookFault` for a tag or text of a million characters, and for an end in the middle of a tag.
 */
export function createXmlTokens(taker: XmlTaker): XmlTokens {
  let pending = '';

  const takeTag = (tag: string) => {
    if (tag.charCodeAt(0) === 47) return taker.close(localName(tag.slice(1).trimEnd()));
    const isEmpty = tag.charCodeAt(tag.length - 1) === 47;
    const content = isEmpty ? tag.slice(0, -1) : tag;
    const space = content.search(SPACE);
    const name = localName(space < 0 ? content : content.slice(0, space));
    taker.open(name, space < 0 ? '' : content.slice(space));
    if (isEmpty) taker.close(name);
  };

  /** Takes the tag at `at`; gives where it ends, or −1 where it goes on in the next piece. */
  const takeMarkup = (at: number): number => {
    const next = pending.charCodeAt(at + 1);
    if (next === 33 || next === 63) {
      for (const [start, end] of ENDS) {
        if (!pending.startsWith(start, at)) continue;
        const found = pending.indexOf(end, at + start.length);
        if (found < 0) return -1;
        if (start === '<![CDATA[') taker.text(pending.slice(at + start.length, found));
        return found + end.length;
      }
      // A start of one of the three that is cut by the end of the piece.
      if (pending.length - at < 9) return -1;
      throw damaged('a part that is not well-formed');
    }
    // A tag that closes has no attributes, and half of all tags close.
    const end = next === 47 ? pending.indexOf('>', at) : endOfTag(pending, at + 1);
    if (end < 0) return -1;
    takeTag(pending.slice(at + 1, end));
    return end + 1;
  };

  return {
    push: (xml) => {
      pending += xml;
      let at = 0;
      for (;;) {
        const tag = pending.indexOf('<', at);
        if (tag < 0) break;
        if (tag > at) taker.text(withoutEntities(pending.slice(at, tag)));
        at = tag;
        const end = takeMarkup(tag);
        if (end < 0) break;
        at = end;
      }
      pending = pending.slice(at);
      if (pending.length > MOST_CHARACTERS_OF_CELL) throw endlessCell();
    },
    end: () => {
      if (pending.trim() !== '') throw damaged('a part that ends in the middle');
    },
  };
}
