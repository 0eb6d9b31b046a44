import { withoutEntities } from '../../core/workbook/xml-attribute.ts';
import { codeAt } from './code-at.ts';
import { damaged, endlessCell } from './workbook-fault.ts';
import { MOST_CHARACTERS_OF_CELL } from './workbook-limits.ts';

/** Tags and texts of an XML text in the order in which they stand. Names come without their namespace. */
export type XmlTaker = {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
  /** Takes what stands at a tag, where it knows a quicker way, and says how far it came. */
  takeAhead?(xml: string, at: number): number;
};
export type XmlTokens = { push(xml: string): void; end(): void };

const [SPACE, EXCLAMATION, QUOTE, APOSTROPHE, SLASH, LESS, GREATER, QUESTION] = [32, 33, 34, 39, 47, 60, 62, 63];
const NOT_YET = -1;
const ANY_SPACE = /\s/;
const ENDS: readonly [start: string, end: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** The `>` of a tag, which may also stand inside the quotation marks of an attribute. */
function endOfTag(xml: string, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return NOT_YET;
}

/** The first character that is no letter of English: there nearly every name ends. */
function endOfLetters(xml: string, from: number): number {
  let at = from;
  for (let code = codeAt(xml, at); (code >= 97 && code <= 122) || (code >= 65 && code <= 90); ) {
    at += 1;
    code = codeAt(xml, at);
  }
  return at;
}

/** V8 has the texts of one letter already, and nearly all names are one. */
const letters = (xml: string, from: number, to: number): string =>
  to === from + 1 ? xml.charAt(from) : xml.slice(from, to);

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Splits XML that comes in pieces. It knows what SpreadsheetML needs and no more: no document types, and no entities but
 * the five. Throws `WorkbookFault` for a tag or text of a million characters, and for an end in the middle of a tag.
 */
export function createXmlTokens(taker: XmlTaker): XmlTokens {
  let pending = '';

  /** A comment, a text as it stands, or an instruction; gives where it ends. */
  const takeAside = (xml: string, at: number): number => {
    for (const [start, end] of ENDS) {
      if (!xml.startsWith(start, at)) continue;
      const found = xml.indexOf(end, at + start.length);
      if (found < 0) return NOT_YET;
      if (start === '<![CDATA[') taker.text(xml.slice(at + start.length, found));
      return found + end.length;
    }
    // A start of one of the three that is cut by the end of the piece.
    if (xml.length - at < 9) return NOT_YET;
    throw damaged('a part that is not well-formed');
  };

  /** Takes what stands between `<` and `>`, given the letters that it begins with and what is behind them. */
  const takeOpen = (word: string, rest: string) => {
    const isEmpty = rest !== '' && codeAt(rest, rest.length - 1) === SLASH;
    const content = isEmpty ? rest.slice(0, -1) : rest;
    const space = codeAt(content, 0) === SPACE ? 0 : content.search(ANY_SPACE);
    const name =
      space === 0 || content === '' ? word : localName(word + (space < 0 ? content : content.slice(0, space)));
    taker.open(name, space < 0 ? '' : content.slice(space));
    if (isEmpty) taker.close(name);
  };

  /** Takes the tag at `at`; gives where it ends, or −1 where it goes on in the next piece. */
  const takeMarkup = (xml: string, at: number): number => {
    const next = codeAt(xml, at + 1);
    if (next === EXCLAMATION || next === QUESTION) return takeAside(xml, at);
    const from = next === SLASH ? at + 2 : at + 1;
    const behind = endOfLetters(xml, from);
    const word = letters(xml, from, behind);
    const isShort = codeAt(xml, behind) === GREATER;
    // A tag that closes has no attributes.
    const end = isShort ? behind : next === SLASH ? xml.indexOf('>', behind) : endOfTag(xml, behind);
    if (end < 0) return NOT_YET;
    if (next !== SLASH) takeOpen(word, isShort ? '' : xml.slice(behind, end));
    else taker.close(isShort ? word : localName(xml.slice(from, end).trimEnd()));
    return end + 1;
  };

  return {
    push: (piece) => {
      const xml = pending + piece;
      let at = 0;
      for (;;) {
        const tag = codeAt(xml, at) === LESS ? at : xml.indexOf('<', at);
        if (tag < 0) break;
        if (tag > at) taker.text(withoutEntities(xml.slice(at, tag)));
        at = taker.takeAhead?.(xml, tag) ?? tag;
        if (at > tag) continue;
        const end = takeMarkup(xml, tag);
        if (end < 0) break;
        at = end;
      }
      pending = xml.slice(at);
      if (pending.length > MOST_CHARACTERS_OF_CELL) throw endlessCell();
    },
    end: () => {
      if (pending.trim() !== '') throw damaged('a part that ends in the middle');
    },
  };
}
