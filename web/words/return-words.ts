type Standing = { state: 'provisional' | 'final'; status: 'draft' | 'signed-off' };

/** How a revision stands, in a few words. */
export function stateWords({ state, status }: Standing): string {
  return `Data ${state}, ${status === 'signed-off' ? 'signed off' : 'not signed off'}`;
}
