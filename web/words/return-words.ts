type Standing = { state: 'provisional' | 'final'; status: 'draft' | 'signed-off' };

/** How a revision stands, in a few words. */
export function stateWords({ state, status }: Standing): string {
  return `${state === 'final' ? 'Final' : 'Provisional'}, ${status === 'signed-off' ? 'signed off' : 'draft'}`;
}
