/** The number format (Excel syntax) of an amount of pounds: whole pounds, or with pence where it has any. */
export function poundFormat(pounds: number): string {
  return Number.isInteger(pounds) ? '"£"#,##0' : '"£"#,##0.00';
}
