/** An amount of pounds in whole pence, so that sums are exact. */
export function toPence(pounds: number): bigint {
  return BigInt(Math.round(pounds * 100));
}

/** Whole pence as pounds. */
export function toPounds(pence: bigint): number {
  return Number(pence) / 100;
}

/** Pounds as people write them: `£1,250`, `−£20`, `£0.50`. */
export function poundWords(pounds: number): string {
  const [whole = '', pence = ''] = Math.abs(pounds).toFixed(2).split('.');
  const text = `£${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${pence === '00' ? '' : `.${pence}`}`;
  return pounds < 0 ? `−${text}` : text;
}

/** The same with its sign, for differences: `+£10`, `−£20`. */
export function signedPounds(pounds: number): string {
  return pounds > 0 ? `+${poundWords(pounds)}` : poundWords(pounds);
}
