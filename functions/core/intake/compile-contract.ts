import { headerPattern, plainAlias } from './header-text.ts';
import type { SourceContract, SourceField } from './source-contract.ts';

/** What a column name means in a contract. A lower `rank` is preferred where several columns mean one field. */
export type Meaning = { field: SourceField; rank: number };

/** A contract made ready for looking up column names. */
export type CompiledContract = {
  contract: SourceContract;
  /** By plain column name, and by plain column name with `#` for its digits. */
  meanings: ReadonlyMap<string, Meaning[]>;
  /** What a column says about a person, or null where it says nothing of the kind. */
  identifierIn(plain: string): string | null;
};

/** Every name of the field as it is compared: canonical name, title, aliases. */
export function plainNamesOf(field: SourceField): string[] {
  return [...new Set([...field.aliases, field.title, field.name].map(plainAlias))];
}

export function compileContract(contract: SourceContract): CompiledContract {
  const meanings = new Map<string, Meaning[]>();
  for (const field of contract.fields) {
    for (const [rank, name] of plainNamesOf(field).entries()) {
      const known = meanings.get(name);
      if (known) known.push({ field, rank });
      else meanings.set(name, [{ field, rank }]);
    }
  }
  const identifiers = contract.identifiers.map(({ what, headers, except }) => ({
    what,
    matches: headers.map(headerPattern),
    excepts: except.map(headerPattern),
  }));
  return {
    contract,
    meanings,
    identifierIn: (plain) =>
      identifiers.find(
        ({ matches, excepts }) => matches.some((test) => test(plain)) && !excepts.some((test) => test(plain)),
      )?.what ?? null,
  };
}
