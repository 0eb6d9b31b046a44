/**
 * A column name as it is compared: lower case letters and digits only, so that `NHS_No.`, `nhs no` and `NHS-No` are
 * one name. A plus sign is kept as a word, because `21+ days` and `21 days` differ.
 */
export function plainHeader(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('+', 'plus')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** An alias as it is compared: like `plainHeader`, with `#` kept to stand for one digit. */
export function plainAlias(alias: string): string {
  return alias.split('#').map(plainHeader).join('#');
}

// Every one of the first rows of every sheet is tried as a header.
const aliasesKnown = new WeakMap<readonly string[], readonly string[]>();

/** The aliases of a contract as they are compared. */
export function plainAliases(aliases: readonly string[]): readonly string[] {
  const known = aliasesKnown.get(aliases) ?? aliases.map(plainAlias);
  aliasesKnown.set(aliases, known);
  return known;
}

/** The header with every digit as `#`, to be compared with aliases that have `#`. */
export function digitsMasked(plain: string): string {
  return plain.replace(/\d/g, '#');
}

/** A test for plain headers by a pattern in which `*` stands for any text and `#` for one digit. */
export function headerPattern(pattern: string): (plain: string) => boolean {
  const source = pattern
    .split('*')
    .map((part) => plainAlias(part).replaceAll('#', '\\d'))
    .join('.*');
  const expression = new RegExp(`^${source}$`, 'u');
  return (plain) => expression.test(plain);
}
