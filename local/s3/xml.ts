import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { S3Error } from './errors.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  // A parser turns a bare carriage return into a line feed, so control characters travel as references.
  return text.replace(
    /[&<>"\p{Cc}]/gu,
    (character) => escapes[character] ?? `&#x${character.charCodeAt(0).toString(16)};`,
  );
}

/** One element with a text value; nothing when the value is absent. */
export function textElement(name: string, value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? '' : `<${name}>${escapeText(String(value))}</${name}>`;
}

/** One element around children that are already XML. */
export function element(name: string, ...children: string[]): string {
  return `<${name}>${children.join('')}</${name}>`;
}

/** A whole answer document in the S3 namespace. */
export function xmlDocument(root: string, ...children: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${children.join('')}</${root}>`;
}

/** The error document; it has no namespace (Amazon S3 API Reference, REST Error Responses). */
export function errorDocument(fields: Record<string, string>): string {
  const children = Object.entries(fields).map(([name, value]) => textElement(name, value));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('Error', ...children)}`;
}

/** A parsed element: its own text and its child elements by name, in document order. */
export type XmlElement = { text: string; children: (name: string) => XmlElement[]; names: string[] };

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  alwaysCreateTextNode: true,
  removeNSPrefix: true,
});

function wrap(node: unknown): XmlElement {
  if (typeof node !== 'object' || node === null) return { text: String(node ?? ''), children: () => [], names: [] };
  const entries = new Map(Object.entries(node));
  const children = (name: string): XmlElement[] => {
    const found: unknown = entries.get(name);
    if (found === undefined) return [];
    return (Array.isArray(found) ? found : [found]).map(wrap);
  };
  return {
    text: String(entries.get('#text') ?? ''),
    children,
    names: [...entries.keys()].filter((name) => name !== '#text'),
  };
}

/** The root element of a request body, which must be well formed and named as expected (else MalformedXML). */
export function parseXml(body: string, root: string): XmlElement {
  const malformed = () =>
    new S3Error(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  if (body.includes('<!DOCTYPE') || XMLValidator.validate(body) !== true) throw malformed();
  try {
    const [element] = wrap(parser.parse(body)).children(root);
    if (element !== undefined) return element;
  } catch {
    // The parser refuses hostile names such as __proto__ by throwing.
  }
  throw malformed();
}

/** The text of the first child of that name. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children(name)[0]?.text;
}
