type Place = { quarter: string; area: { code: string } };

/** The address of the page of a return, or of one below it. */
export function returnPath({ quarter, area }: Place, ...below: readonly string[]): string {
  return ['/returns', quarter, area.code, ...below].map(encodeURI).join('/');
}
