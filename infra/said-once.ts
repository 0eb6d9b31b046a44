/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** JSON as code. `names` are the constants that a piece of code takes for granted. */
export type Expression = { code: string; names: ReadonlySet<string> };

/** What is shorter than this costs as much to name as to say again. */
const LEAST_CHARACTERS = 24;

const partsOf = (value: Json): Json[] => (value !== null && typeof value === 'object' ? Object.values(value) : []);

/** What is said more than once in several documents, as JSON. A part of a repeated value counts where it stands elsewhere as well. */
function repeatedIn(documents: readonly Json[]): string[] {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  const look = (value: Json): void => {
    const said = JSON.stringify(value);
    if (said.length < LEAST_CHARACTERS) return;
    if (seen.has(said)) repeated.add(said);
    else for (const part of partsOf(value)) look(part);
    seen.add(said);
  };
  documents.forEach(look);
  // A value comes after its parts, which are shorter.
  return [...repeated].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
}

/** Documents as code in which constants stand for what they repeat, and the code of those constants. */
export function saidOnce(documents: readonly Json[]): { constants: string; expressionOf(document: Json): Expression } {
  const repeated = new Map(repeatedIn(documents).map((said, index) => [said, `$${index}`]));
  const write = (value: Json, names: Set<string>): string => {
    const name = repeated.get(JSON.stringify(value));
    if (name === undefined) return writeOut(value, names);
    names.add(name);
    return name;
  };
  const writeOut = (value: Json, names: Set<string>): string => {
    if (Array.isArray(value)) return `[${value.map((part) => write(part, names)).join(',')}]`;
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    const parts = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${write(part, names)}`);
    return `{${parts.join(',')}}`;
  };
  const lines = [...repeated].map(([said, name]) => `export const ${name}=${writeOut(JSON.parse(said), new Set())};`);
  const expressionOf = (document: Json): Expression => {
    const names = new Set<string>();
    return { code: write(document, names), names };
  };
  return { constants: lines.join('\n'), expressionOf };
}
