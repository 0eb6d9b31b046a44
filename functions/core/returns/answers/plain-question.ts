/** Numbering before a question, such as `1)`, `4.1` or `3.`. */
const NUMBERING = /^\W*\d+(?:\.\d+)*[).:]?\s+/u;

/**
 * A question as it is compared: without its number, in lower case, letters, digits and £ only. So `2. Our BCF schemes…`
 * is the same question as `Our BCF schemes`, whatever quotation marks and dashes are used.
 */
export function plainQuestion(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(NUMBERING, '')
    .replace(/[^\p{L}\p{N}£]+/gu, ' ')
    .trim();
}
