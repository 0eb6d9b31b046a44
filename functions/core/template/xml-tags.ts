/** One tag of an XML text and where it stands in it. `name` is as written, with its prefix. */
export type XmlTag = {
  kind: 'open' | 'close' | 'empty';
  name: string;
  attributes: string;
  start: number;
  end: number;
};

/** A text that is not the XML of a sheet as spreadsheet programs write it. It never leaves this folder. */
export class SheetDamage extends Error {}

const ASIDES: readonly [start: string, end: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

const NAME = /[^\s<>/!?"'=]+/y;
const [CLOSES, QUOTE, APOSTROPHE] = [62, 34, 39];

function endOfAside(xml: string, at: number): number {
  for (const [start, end] of ASIDES) {
    if (!xml.startsWith(start, at)) continue;
    const found = xml.indexOf(end, at + start.length);
    if (found >= 0) return found + end.length;
  }
  throw new SheetDamage('markup that is not well-formed');
}

/** The `>` of a tag, which may also stand inside the quotation marks of an attribute. */
function endOfTag(xml: string, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === CLOSES) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  throw new SheetDamage('a tag that does not end');
}

function tagAt(xml: string, at: number): XmlTag {
  const isClose = xml.startsWith('/', at + 1);
  const end = isClose ? xml.indexOf('>', at) : endOfTag(xml, at + 1);
  const isEmpty = !isClose && xml.startsWith('/', end - 1);
  NAME.lastIndex = at + (isClose ? 2 : 1);
  const name = NAME.exec(xml)?.[0] ?? '';
  const attributes = xml.slice(at + (isClose ? 2 : 1) + name.length, isEmpty ? end - 1 : end);
  const isMalformed = name === '' || attributes.includes('<') || (isClose && attributes.trim() !== '');
  if (end < 0 || isMalformed) throw new SheetDamage('a tag that is not well-formed');
  return { kind: isClose ? 'close' : isEmpty ? 'empty' : 'open', name, attributes, start: at, end: end + 1 };
}

/** Every tag of a text in the order in which they stand. Throws `SheetDamage` where one is not well-formed. */
export function* xmlTags(xml: string): Generator<XmlTag> {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const next = xml.charCodeAt(at + 1);
    let end: number;
    if (next === 33 || next === 63) end = endOfAside(xml, at);
    else {
      const tag = tagAt(xml, at);
      yield tag;
      end = tag.end;
    }
    at = xml.indexOf('<', end);
  }
}

/** Whoever takes elements: as they open, and as they close with both their tags, which are the same where they are empty. */
export type XmlTaker = {
  open?(path: readonly string[], tag: XmlTag): void;
  close?(path: readonly string[], element: { opened: XmlTag; closed: XmlTag }): void;
};

/** A name without its prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Leads a text to whoever takes its elements. Paths are of local names, from the root to the element itself. Throws
 * `SheetDamage` where elements do not close as they open.
 */
export function takeXml(xml: string, { open, close }: XmlTaker): void {
  const opened: XmlTag[] = [];
  const path: string[] = [];
  let roots = 0;
  for (const tag of xmlTags(xml)) {
    if (tag.kind !== 'close') {
      if (opened.length === 0) roots += 1;
      opened.push(tag);
      path.push(localName(tag.name));
      open?.(path, tag);
      if (tag.kind === 'open') continue;
    }
    const last = opened.pop();
    if (!last || last.name !== tag.name) throw new SheetDamage('an element that closes another one');
    close?.(path, { opened: last, closed: tag });
    path.pop();
  }
  if (opened.length > 0 || roots !== 1) throw new SheetDamage('an element that does not close');
}
