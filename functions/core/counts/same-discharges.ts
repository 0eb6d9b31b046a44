/** What a cell of counts says of whose events they are, for `coverage` and the trusts named in `providers`. */
export type Labelled = { labels?: Readonly<Record<string, string>> | undefined };

/** The label `coverage` of a cell that holds the events of a whole area, whichever trust they were at. */
const ALL_PROVIDERS = 'all-providers';

export function isOfAllProviders({ labels }: Labelled): boolean {
  return labels?.coverage === ALL_PROVIDERS;
}

/** The codes of the trusts that a cell adds up, in order; none where the file names no trust. */
export function providersOf({ labels }: Labelled): string[] {
  return labels?.providers?.split(' ').filter((code) => code !== '') ?? [];
}

/**
 * What two cells of one area and month both hold, so that they must not be added up: the events of all trusts, or the
 * trusts that both name; null where they hold nothing twice.
 */
export function heldByBoth(one: Labelled, other: Labelled): 'all' | string[] | null {
  if (isOfAllProviders(one) || isOfAllProviders(other)) return 'all';
  const others = providersOf(other);
  const both = providersOf(one).filter((code) => others.includes(code));
  return both.length > 0 ? both : null;
}
