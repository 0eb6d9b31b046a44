/**
 * The code of a character, 0 where the text is over. V8 leaves the reading of characters to a slow call wherever it has once
 * been asked for one behind the end.
 */
export const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0);
