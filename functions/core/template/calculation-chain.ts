import { attribute } from '../workbook/xml-attribute.ts';
import { takeXml } from './xml-tags.ts';

/** A cell by the number of its sheet, as the chain of calculation names it. */
export type ChainedCell = { sheetId: string; cell: string };

/**
 * `calcChain.xml` without cells that hold no formula any more: Excel offers to repair a file whose chain names one. A
 * link that does not say its sheet is on the sheet of the link before it (ECMA-376 part 1, 18.6.1). Null where no link
 * is left: the part must go then.
 */
export function withoutFormulas(xml: string, gone: readonly ChainedCell[]): string | null {
  const isGone = (sheetId: string, cell: string) => gone.some((one) => one.sheetId === sheetId && one.cell === cell);
  const pieces: string[] = [];
  let from = 0;
  let [said, read] = ['', ''];
  let links = 0;
  takeXml(xml, {
    close: (path, { opened, closed }) => {
      if (path.length !== 2 || path[1] !== 'c') return;
      const own = attribute(opened.attributes, 'i');
      read = own ?? read;
      const place = attribute(opened.attributes, 'r') ?? '';
      pieces.push(xml.slice(from, opened.start));
      from = closed.end;
      if (isGone(read, place)) return;
      links += 1;
      const link = xml.slice(opened.start, closed.end);
      pieces.push(own === null && read !== said ? link.replace(/(\s|\/|>)/, ` i="${read}"$1`) : link);
      said = read;
    },
  });
  return links === 0 ? null : [...pieces, xml.slice(from)].join('');
}
