import { withoutEscapes } from './cell-text.ts';
import { endlessCell } from './workbook-fault.ts';
import { MOST_CHARACTERS_OF_CELL } from './workbook-limits.ts';
import type { XmlTaker } from './xml-tokens.ts';

/** Takes the texts that cells share by number. Runs of one text are joined; how a text is spoken (`rPh`) is left out. */
export function createSharedTextTaker(): XmlTaker & { texts: string[] } {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let isSpoken = false;
  return {
    texts,
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') isSpoken = true;
      else if (name === 't') isText = !isSpoken;
    },
    text: (part) => {
      if (isText) text += part;
      if (text.length > MOST_CHARACTERS_OF_CELL) throw endlessCell();
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isSpoken = false;
      else if (name === 'si') texts.push(withoutEscapes(text));
    },
  };
}
