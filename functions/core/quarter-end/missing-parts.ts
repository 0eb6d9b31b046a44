import { listWords, periodWords } from '../periods/period-words.ts';
import type { AreaStatus, SourceStatus } from '../returns/quarter-status.ts';

/**
 * What has not come of one source. `from` are the feeds that sent it for earlier quarters, those of the newest first;
 * none where nobody did. `isPartly`: others have sent these periods, and only these feeds have not.
 */
export type MissingPart = Pick<SourceStatus, 'source' | 'title' | 'needed'> & {
  periods: string[];
  from: string[];
  isPartly: boolean;
};

type Earlier = readonly (AreaStatus | undefined)[];

const ofSource = (area: AreaStatus | undefined, source: string): SourceStatus | undefined =>
  area?.sources.find((one) => one.source === source);

/** The feeds that sent a source for an area, those of the newest quarter first. */
function earlierFeeds(earlier: Earlier, source: string): string[] {
  return [...new Set(earlier.flatMap((area) => ofSource(area, source)?.received ?? []).map(({ feed }) => feed))];
}

/** The feeds that sent every period of the newest quarter of which anything came. */
function regularFeeds(earlier: Earlier, source: string): string[] {
  const newest = earlier.map((area) => ofSource(area, source)).find((status) => (status?.received.length ?? 0) > 0);
  if (!newest) return [];
  const feeds = new Set(newest.received.map(({ feed }) => feed));
  return [...feeds].filter((feed) =>
    newest.expected.every((period) => newest.received.some((one) => one.feed === feed && one.period === period)),
  );
}

function silentFeeds(status: SourceStatus, earlier: Earlier): MissingPart[] {
  const { source, title, needed, expected, received, missing } = status;
  const came = expected.filter((period) => !missing.includes(period));
  return regularFeeds(earlier, source).flatMap((feed) => {
    const periods = came.filter((period) => !received.some((one) => one.feed === feed && one.period === period));
    return periods.length > 0 ? [{ source, title, needed, periods, from: [feed], isPartly: true }] : [];
  });
}

/**
 * What an area still lacks for a quarter, and who sent it before. `earlier` is the same area in the quarters before,
 * newest first. A source that is not required is missed only where somebody has sent it before; `everyFeed` are the
 * sources whose feeds add up, so that each feed that sent all of the quarter before is missed by itself.
 */
export function missingParts(area: AreaStatus, earlier: Earlier, everyFeed: ReadonlySet<string>): MissingPart[] {
  return area.sources.flatMap((status) => {
    const { source, title, needed, missing } = status;
    const from = earlierFeeds(earlier, source);
    const isMissed = missing.length > 0 && (needed === 'required' || from.length > 0);
    const whole = isMissed ? [{ source, title, needed, periods: missing, from, isPartly: false }] : [];
    return [...whole, ...(everyFeed.has(source) ? silentFeeds(status, earlier) : [])];
  });
}

/** A missing part in words: which source, for which months, from whom. */
export function missingWords({ source, title, periods, from, needed, isPartly }: MissingPart): string {
  const what = `${title} (${source}${needed === 'optional' ? ', optional' : ''})`;
  const when = listWords(periods.map(periodWords));
  if (isPartly) return `${what} for ${when} from ${listWords(from)}; others have sent it`;
  const whom = from.length > 0 ? `last sent by ${listWords(from)}` : 'nobody sent it in the year before';
  return `${what} for ${when}; ${whom}`;
}
