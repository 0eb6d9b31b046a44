/** What a person typed, by the name of the field. */
export type Typed = ReadonlyMap<string, string>;

/**
 * A text as it is kept and as a file of it is read back: lines end in a line feed, no spaces stand round it, and it
 * holds neither control characters nor halves of characters, which nobody can see or type.
 */
export function typedText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
    .toWellFormed()
    .trim();
}
