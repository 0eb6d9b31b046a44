import { crc32, deflateRawSync } from 'node:zlib';

/** A part to be packed. What is said of it in the headers may be a lie. */
export type PartForTest = {
  name: string;
  content: string | Uint8Array;
  declaredBytes?: number;
  /** The name in the header before the part, where it differs from the directory. */
  localName?: string;
  flags?: number;
  /** Packed bytes made elsewhere, with their sum. */
  packed?: { bytes: Uint8Array; crc32: number; unpackedBytes: number };
};

function header(signature: number, length: number, fields: [offset: number, size: 2 | 4, value: number][]): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  for (const [offset, size, value] of fields) {
    if (size === 2) bytes.writeUInt16LE(value & 0xffff, offset);
    else bytes.writeUInt32LE(value >>> 0, offset);
  }
  return bytes;
}

/** A zip archive, packed by deflate, with whatever is to be wrong with it. `overlap` puts every part over the first one. */
export function zipForTest(parts: readonly PartForTest[], { overlap = false } = {}): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = part.packed?.bytes ?? deflateRawSync(content);
    const sum = part.packed?.crc32 ?? crc32(content);
    const bytes = part.declaredBytes ?? part.packed?.unpackedBytes ?? content.length;
    const name = Buffer.from(part.name);
    const localName = Buffer.from(part.localName ?? part.name);
    const sizes: [number, 4, number][] = [
      [0, 4, sum],
      [4, 4, packed.length],
      [8, 4, bytes],
    ];
    const placed = (from: number) =>
      sizes.map(([offset, size, value]): [number, 4, number] => [from + offset, size, value]);
    const flags = part.flags ?? 0;
    const local = header(0x04034b50, 30, [
      [4, 2, 20],
      [6, 2, flags],
      [8, 2, 8],
      ...placed(14),
      [26, 2, localName.length],
    ]);
    directory.push(
      header(0x02014b50, 46, [
        [6, 2, 20],
        [8, 2, flags],
        [10, 2, 8],
        ...placed(16),
        [28, 2, name.length],
        [42, 4, overlap ? 0 : at],
      ]),
      name,
    );
    locals.push(local, localName, Buffer.from(packed));
    at += local.length + localName.length + packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = header(0x06054b50, 22, [
    [8, 2, parts.length],
    [10, 2, parts.length],
    [12, 4, length],
    [16, 4, at],
  ]);
  return Buffer.concat([...locals, ...directory, end]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** The parts of a workbook whose sheets are given as the XML between `<sheetData>` and its end. */
export function workbookParts(sheets: readonly string[], extra: readonly PartForTest[] = []): PartForTest[] {
  const numbers = sheets.map((_, index) => index + 1);
  const tabs = numbers.map((n) => `<sheet name="Sheet ${n}" sheetId="${n}" r:id="rId${n}"/>`).join('');
  const links = numbers.map(
    (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${tabs}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${links.join('')}</Relationships>` },
    ...sheets.map((data, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<worksheet ${MAIN}><sheetData>${data}</sheetData></worksheet>`,
    })),
    ...extra,
  ];
}
