import type { LayoutMetric } from './layout.ts';

/** How boards call a metric, without its unit. */
export function plainLabel({ boardLabel }: Pick<LayoutMetric, 'boardLabel'>): string {
  return boardLabel.replace(/ \([^)]*\)$/, '');
}
