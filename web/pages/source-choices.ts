/** A kind of file that can be chosen. */
export type SourceChoice = { source: string; title: string };

/** Kinds of file as the choices of a list. */
export const sourceChoices = (sources: readonly SourceChoice[]) =>
  sources.map(({ source, title }) => ({ value: source, text: `${title} (${source})` }));
