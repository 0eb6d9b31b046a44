import { type Month, monthsOfQuarter } from '../../functions/core/periods/period.ts';
import { councilTables } from './council-files.ts';
import { quarterEnding, trustFile, trustMonthFile, trustStyles } from './discharge-ready-files.ts';
import { feedMonth } from './feed-month.ts';
import { sampleFeeds } from './feeds.ts';
import { planFiles } from './plan-files.ts';
import smallAreas from './small-areas.json' with { type: 'json' };
import { sampleMonths } from './volumes.ts';

/** A file of the sample: its key in the arrivals bucket, `<source>/<feed>/<file name>`, and its content when asked for. */
export type SampleFile = { key: string; body(): string };

/**
 * Every text file of the sample, in the order in which they arrive: the lookup of small areas, the plans, the tables of
 * the councils, then the extracts month by month, and with a quarter's last month the files that come once a quarter. Nothing real is in any of them.
 */
export function sampleFiles(): SampleFile[] {
  return [
    { key: 'area-lookup/ons/lsoa21-to-local-authority-sample.csv', body: areaLookup },
    ...planFiles.map(({ year, text }) => ({ key: `plan/bcf/bcf-plan-${year}.csv`, body: text })),
    ...councilTables,
    ...sampleMonths.flatMap((month) => [...extractsOf(month), ...dischargeReadyOf(month)]),
  ];
}

function extractsOf(month: Month): SampleFile[] {
  return sampleFeeds.map((feed) => ({
    key: `sus-apc/${feed.name}/${feed.fileName}-${month}.csv`,
    body: () => feedMonth(feed, month),
  }));
}

function dischargeReadyOf(month: Month): SampleFile[] {
  const monthly = trustStyles.filter((trust) => trust.every === 'month');
  return [
    ...monthly.map((trust) => ({
      key: `discharge-ready/${trust.feed}/discharge-ready-${month}.csv`,
      body: () => trustFile(trust, [month]),
    })),
    ...quarterlyOf(month),
  ];
}

function quarterlyOf(month: Month): SampleFile[] {
  const quarter = quarterEnding(month);
  if (quarter === null) return [];
  const months = monthsOfQuarter(quarter);
  const quarterly = trustStyles.filter((trust) => trust.every === 'quarter');
  return [
    ...quarterly.map((trust) => ({
      key: `discharge-ready/${trust.feed}/discharge-ready-${quarter}.csv`,
      body: () => trustFile(trust, months),
    })),
    { key: `discharge-ready/rjc/trust-month-${quarter}.csv`, body: () => trustMonthFile('RJC', quarter) },
  ];
}

/** A few dozen rows in the layout of the ONS lookup (Open Geography Portal, Open Government Licence v3.0). */
function areaLookup(): string {
  const rows = ['LSOA21CD,LSOA21NM,LTLA23CD,UTLA23CD', ...smallAreas.map((row) => row.join(','))];
  return `\uFEFF${rows.join('\r\n')}\r\n`;
}
