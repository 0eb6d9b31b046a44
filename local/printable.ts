/** What a terminal takes for a command (ECMA-48), or turns the order of letters by (Unicode Standard Annex 9). */
const COMMANDS = /(?![\n\t])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text as it may be written to a terminal: what would be a command is shown by its number, as JSON writes it. */
export function printable(text: string): string {
  return text.replace(COMMANDS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
