/** A place in a text of codes: from `start` to `stop` is the code that it stands at. One object is used again for every text. */
export type CodeCursor = { text: string; start: number; stop: number; end: number; isFirst: boolean };

export const newCodeCursor = (): CodeCursor => ({ text: '', start: 0, stop: 0, end: 0, isFirst: false });

const PIPE = 124;
const COMMA = 44;
const DOT = 46;

function isCodeCharacter(character: number): boolean {
  const letter = character | 32;
  return (character >= 48 && character <= 57) || (letter >= 97 && letter <= 122) || character === DOT;
}

/**
 * Puts the cursor before the first code of the first episode of `||E119 ,J849 ,K869 ||I801`: codes are parted by
 * commas, episodes by `||` (OpenSAFELY documentation, Der_Diagnosis_All). A list without `||` is one episode.
 */
export function openFirstEpisode(cursor: CodeCursor, text: string): void {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1;
  if (text.charCodeAt(at) === PIPE && text.charCodeAt(at + 1) === PIPE) at += 2;
  const close = text.indexOf('||', at);
  cursor.text = text;
  cursor.start = at;
  cursor.stop = at;
  cursor.end = close < 0 ? text.length : close;
  cursor.isFirst = true;
}

/**
 * Moves to the next code of the episode; false where there is none. `isFirst` then says whether it is the primary one:
 * a code behind a comma is not, even where nothing stands before the comma.
 */
export function nextCode(cursor: CodeCursor): boolean {
  const { text, end } = cursor;
  const isOpening = cursor.isFirst && cursor.stop === cursor.start;
  let at = cursor.stop;
  let hasComma = false;
  while (at < end && !isCodeCharacter(text.charCodeAt(at))) {
    hasComma ||= text.charCodeAt(at) === COMMA;
    at += 1;
  }
  cursor.isFirst = isOpening && !hasComma;
  cursor.start = at;
  while (at < end && isCodeCharacter(text.charCodeAt(at))) at += 1;
  cursor.stop = at;
  return at > cursor.start;
}
