import { withoutEscapes } from './cell-text.ts';
import { endlessCell, tooLarge } from './workbook-fault.ts';
import { MOST_CHARACTERS_OF_CELL } from './workbook-limits.ts';
import type { XmlTaker } from './xml-tokens.ts';

// All texts are held while the sheets are read: a million of twenty letters, or two million of two.
const MOST_WEIGHT = 80_000_000;
const WEIGHT_OF_A_TEXT = 40;

/** V8 keeps the whole piece of a part alive for a text in it. */
const copied = (text: string): string => ` ${text}`.slice(1);

/** Takes the texts that cells share by number. Runs of one text are joined; how a text is spoken (`rPh`) is left out. */
export function createSharedTextTaker(): XmlTaker & { texts: string[] } {
  const texts: string[] = [];
  let text = '';
  let weight = 0;
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
      else if (name === 'si') {
        texts.push(copied(withoutEscapes(text)));
        weight += text.length + WEIGHT_OF_A_TEXT;
        if (weight > MOST_WEIGHT) throw tooLarge('more text than is ever read at once');
      }
    },
  };
}
