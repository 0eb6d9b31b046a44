/**
 * The number format (Excel syntax) that shows a number as `display` does: `2,054` → `#,##0`, `0.75` → `#,##0.00`,
 * `87.1%` → `#,##0.0"%"`. A percentage is held as 87.06, not 0.8706.
 */
export function numberFormat(display: string | null): string {
  const decimals = /\.(\d+)%?$/.exec(display ?? '')?.[1]?.length ?? 0;
  const digits = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  return display?.endsWith('%') ? `${digits}"%"` : digits;
}
