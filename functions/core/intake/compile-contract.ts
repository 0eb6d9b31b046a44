import identifying from '../../../schemas/privacy/identifying-columns.json' with { type: 'json' };
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
  identifierIn(plain: string, where: 'table' | 'other sheet'): string | null;
};

type IdentifyingColumn = { what: string; headers: string[]; except: string[]; officials?: boolean | undefined };

const columns: IdentifyingColumn[] = identifying.identifiers;
const identifiers = columns.map(({ what, headers, except, officials }) => ({
  what,
  matches: headers.map(headerPattern),
  excepts: except.map(headerPattern),
  ofOfficials: officials === true,
}));

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
  const excepted = (contract.identifiersExcept ?? []).map(headerPattern);
  const identifierIn = (plain: string, where: 'table' | 'other sheet') =>
    identifiers.find(({ matches, excepts, ofOfficials }) => {
      if (ofOfficials && where === 'other sheet') return false;
      return matches.some((test) => test(plain)) && !excepts.some((test) => test(plain));
    })?.what ?? null;
  return {
    contract,
    meanings,
    identifierIn: (plain, where) => (excepted.some((test) => test(plain)) ? null : identifierIn(plain, where)),
  };
}
