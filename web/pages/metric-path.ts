/** A quarter of an area. */
export type MetricPlace = { quarter: string; area: { code: string } };

/** The address of the metrics of a quarter and an area, of one metric, or of something under it. */
export function metricPath({ quarter, area }: MetricPlace, ...parts: readonly string[]): string {
  return ['/metrics', quarter, area.code, ...parts].join('/');
}
