import { withoutEscapes } from './cell-text.ts';
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
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isSpoken = false;
      else if (name === 'si') texts.push(withoutEscapes(text));
    },
  };
}
