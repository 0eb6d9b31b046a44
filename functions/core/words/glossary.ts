import file from '../../../schemas/glossary.json' with { type: 'json' };

/** A word and what it means. Codes stand between backticks. */
export type Term = { word: string; means: string };

/** The glossary in its parts, each in the order of docs/glossary.md, from which it is made. */
export const glossary: readonly { title: string; terms: readonly Term[] }[] = file.parts;
