import { bomb, damaged, WorkbookFault } from './workbook-fault.ts';

/** Looks at the inflated bytes of a part as they go by, and throws `WorkbookFault` at what must not come in. */
export type ContentLook = { push(piece: Uint8Array): void; end(): void };

const macro = (found: string) =>
  new WorkbookFault(
    'macro',
    found,
    'A workbook with macros is not opened. Save it as "Excel Workbook (.xlsx)", which leaves the macros out.',
  );

/** Also for a formula that asks another program for its value. */
export const externalLink = (found: string) =>
  new WorkbookFault(
    'external-link',
    found,
    'What it shows may come from a file that we do not have. In Excel use Data, Edit Links, Break Link; or copy the table and paste it as values.',
  );

const MACRO_PART = /vbaproject[^/]*\.bin$|(^|\/)(macrosheets|vbadata\.xml)/i;
const LINK_PART = /(^|\/)externallinks\//i;
const UNREAD_PICTURE = /^xl\/media\//i;
const LIST_OF_PARTS = /\.rels$|^\[content_types\]\.xml$/i;
/** A name from the top of a disk, one that climbs, one that only some programs take for a path, or that nobody can type. */
const WAY_OUT = /^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)|\p{Cc}/iu;
const XML = /\.(xml|rels|vml)$/i;
const ARCHIVES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b, 0x08],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x42, 0x5a, 0x68],
];
const DECLARATIONS = ['<!DOCTYPE', '<!ENTITY'];
const CARRY = 16;
// A sheet of Excel has at most 65,530 links, of some 200 bytes each.
const LONGEST_LIST = 32 * 1024 ** 2;

/**
 * Whether links to other workbooks come in: not in a file whose numbers are read. A template is only handed on, and
 * those who fill it cannot mend it.
 */
export type Links = 'refused' | 'handed-on';

/** In `.rels` and `[Content_Types].xml`, whatever name the part that is meant has. */
const LISTED: { pattern: RegExp; isLink: boolean; fault: () => WorkbookFault }[] = [
  // Some programs list the macro types among the defaults of every workbook; only an override speaks of a part.
  {
    pattern: /<Override[^<>]*(macroEnabled|vbaProject)|\/(vbaProject|xlMacrosheet)"/i,
    isLink: false,
    fault: () => macro('macros'),
  },
  {
    pattern: /spreadsheetml\.externalLink\+|\/externalLink"/i,
    isLink: true,
    fault: () => externalLink('links to other workbooks'),
  },
];

function refuseByName(name: string, links: Links): void {
  if (MACRO_PART.test(name)) throw macro('macros');
  if (links === 'refused' && LINK_PART.test(name)) throw externalLink('links to other workbooks');
  if (WAY_OUT.test(name)) throw damaged('a part with the name of a way out');
}

function refuseByStart(name: string, start: Uint8Array): void {
  if (ARCHIVES.some((archive) => archive.every((byte, index) => start[index] === byte))) {
    throw bomb('an archive within the archive');
  }
  const isWide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (XML.test(name) && (isWide || start[0] === 0 || start[1] === 0)) throw damaged('a part that is not in UTF-8');
}

/** What may be in a part is asked by its name at once, by its first bytes, and by all of its bytes. */
export function refuseContent(name: string, links: Links = 'refused'): ContentLook {
  refuseByName(name, links);
  const isListed = LIST_OF_PARTS.test(name);
  let carry = Buffer.alloc(0);
  let listed = '';
  let isFirst = true;
  return {
    push: (piece) => {
      if (isFirst) refuseByStart(name, piece);
      isFirst = false;
      if (UNREAD_PICTURE.test(name)) return;
      const seen = Buffer.concat([carry, piece]);
      if (DECLARATIONS.some((declaration) => seen.includes(declaration))) throw damaged('a document type of its own');
      carry = Buffer.from(seen.subarray(-CARRY));
      if (isListed) listed += Buffer.from(piece).toString('latin1');
      if (listed.length > LONGEST_LIST) throw damaged('a list of parts without an end');
    },
    end: () => {
      for (const { pattern, isLink, fault } of LISTED) {
        if ((links === 'refused' || !isLink) && pattern.test(listed)) throw fault();
      }
    },
  };
}
