import type { MetricValue } from '../metrics/metric-value.ts';
import { disclosureRules } from './disclosure-rules.ts';

const { feeds, never } = disclosureRules.official;

/**
 * Whether a value is an official statistic: all of it comes from files of feeds that hold what an official producer
 * has published. A value with anything from a hospital extract in it never is.
 */
export function isOfficial({ source, lineage }: Pick<MetricValue, 'source' | 'lineage'>): boolean {
  const tagged = feeds.filter((each) => each.source === source);
  if (tagged.length === 0 || lineage.length === 0) return false;
  return lineage.every(({ file }) => {
    const [folder = '', feed] = file.split('/');
    return !never.includes(folder) && tagged.some((each) => each.feed === feed);
  });
}
