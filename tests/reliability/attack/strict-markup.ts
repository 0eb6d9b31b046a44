import { MARK } from './plants.ts';

/** A tag as it stands in a text: its name in lower case, and its attributes in order. */
export type Tag = { name: string; attributes: [name: string, value: string][] };

/** What could be read of a text, and the first place that is not written as this product writes markup. */
export type Read = { tags: Tag[]; texts: string[]; fault: string | null };

const START = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z_:][\w:.-]*(?:="[^"<]*"|='[^'<]*')?)*)\s*(\/?)>/y;
const ATTRIBUTE = /([A-Za-z_:][\w:.-]*)(?:="([^"]*)"|='([^']*)')?/g;
const PROLOGUE = /<\?xml [^<>]*\?>|<!doctype html>/iy;
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);)/i;

function tagAt(text: string, at: number): { tag: Tag | null; next: number } | null {
  PROLOGUE.lastIndex = at;
  if (PROLOGUE.test(text)) return { tag: null, next: PROLOGUE.lastIndex };
  START.lastIndex = at;
  const found = START.exec(text);
  if (!found) return null;
  const [, end, name = '', inside = ''] = found;
  const attributes = [...inside.matchAll(ATTRIBUTE)].map(([, key = '', a, b]): [string, string] => [key, a ?? b ?? '']);
  return { tag: end ? null : { name: name.toLowerCase(), attributes }, next: START.lastIndex };
}

/**
 * Reads HTML or XML by a grammar that is narrower than that of any browser: each `<` begins a whole tag with quoted
 * attributes, and there is no comment, no CDATA and no document type but that of HTML. What a reader that forgives could
 * take for more is a fault.
 */
export function readMarkup(text: string): Read {
  const tags: Tag[] = [];
  const texts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at);
    const between = text.slice(at, next < 0 ? text.length : next);
    const isStyle = tags.at(-1)?.name === 'style';
    if (!isStyle && REFERENCE.test(between)) return { tags, texts, fault: `an & of its own: ${between.slice(0, 80)}` };
    if (between !== '') texts.push(between);
    if (next < 0) break;
    const read = tagAt(text, next);
    if (!read) return { tags, texts, fault: `no whole tag: ${text.slice(next, next + 120)}` };
    if (read.tag) tags.push(read.tag);
    at = read.next;
  }
  return { tags, texts, fault: null };
}

const ADDRESSES = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'background'];
const OWN_ADDRESS = /^(?:\/(?!\/)|#|\?|https:\/\/(?!evil)|http:\/\/127\.0\.0\.1|data:,$|mailto:)/;
const NEVER = /^(?:iframe|object|embed|base|applet|frame|math|foreignobject|animate|set|use|portal)$/;

function faultsOfTag({ name, attributes }: Tag): string[] {
  const faults: string[] = [];
  if (name.includes(MARK) || NEVER.test(name)) faults.push(`the element ${name}`);
  for (const [key, value] of attributes) {
    if (key.includes(MARK) || /^on/i.test(key) || ['style', 'srcdoc'].includes(key))
      faults.push(`the attribute ${key}`);
    if (ADDRESSES.includes(key) && !OWN_ADDRESS.test(value)) faults.push(`the address ${value}`);
  }
  const source = attributes.find(([key]) => key === 'src')?.[1];
  if (name === 'script' && !source?.startsWith('/scripts/')) faults.push('a script in the page');
  return faults;
}

/** What of a page was made by a plant. A style sheet in the page may hold none. */
export function faultsOfPage(text: string): string[] {
  const { tags, fault } = readMarkup(text);
  const styles = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style);
  return [
    ...(fault === null ? [] : [fault]),
    ...tags.flatMap(faultsOfTag),
    ...styles.filter((style) => style.includes(MARK)).map(() => 'a plant in a style sheet'),
  ];
}

/** What of a part of a document in XML was made by a plant. */
export function faultsOfXml(text: string): string[] {
  const { tags, fault } = readMarkup(text);
  const named = tags.flatMap(({ name, attributes }) => [name, ...attributes.map(([key]) => key)]);
  const made = named.filter((name) => name.includes(MARK)).map((name) => `the name ${name}`);
  return fault === null ? made : [fault, ...made];
}
