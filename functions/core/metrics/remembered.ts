/** The same function, which works each answer out once. */
export function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const kept = known.get(key);
    // Stryker disable next-line ConditionalExpression: what is remembered saves time and changes no answer
    if (kept !== undefined) return kept;
    const found = work(key);
    known.set(key, found);
    return found;
  };
}
