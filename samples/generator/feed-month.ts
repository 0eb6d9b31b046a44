import { addMonths, type Month } from '../../functions/core/periods/period.ts';
import { daysOfMonth, dischargeDays } from './days.ts';
import { episodeLayout } from './episode-layout.ts';
import type { ExtractLayout, ExtractSettings } from './extract-layout.ts';
import { extractText } from './extract-text.ts';
import type { SampleFeed } from './feeds.ts';
import { makeSpell } from './make-spell.ts';
import { createRandom, type Random, type Sampler, seedOf, shares } from './random.ts';
import { otherKinds, plannedKind, type SpellKind } from './spell-kinds.ts';
import { spellLayout } from './spell-layout.ts';
import type { Place, SyntheticSpell } from './synthetic-spell.ts';
import { plannedVolume } from './volumes.ts';

const COLUMNS = 32;
const AWAY_SHARE = 0.05;
const QUOTED_SHARE = 0.5;
const DUPLICATE_SHARE = 0.003;
const EARLIER_SHARE = 0.004;

type Entry = readonly [kind: SpellKind, lives: Sampler<Place>];

/**
 * One monthly file of a feed: the planned spells of the board's residents, the other activity around them, patients from
 * elsewhere, faulty rows, rows twice and earlier versions, in no order. The month and the feed decide every byte.
 */
export function feedMonth(feed: SampleFeed, month: Month): string {
  const random = createRandom(seedOf(`${feed.name} ${month}`));
  const entries = shuffled(entriesOf(feed, month, random), random);
  const blocks = extractText(spellsOf(feed, month, { entries, random }), {
    layout: layoutOf(feed, month),
    random,
    rows: Number.POSITIVE_INFINITY,
    duplicateShare: DUPLICATE_SHARE,
    earlierShare: EARLIER_SHARE,
    newline: feed.newline,
    bom: feed.bom,
  });
  return [...blocks].join('');
}

/** An extract is taken on the 16th of the next month; the version before it was taken a week earlier. */
export function extractSettings(month: Month): ExtractSettings['stamps'] {
  const next = daysOfMonth(addMonths(month, 1)).first;
  return [
    { extracted: next + 15, submitted: next + 12 },
    { extracted: next + 8, submitted: next + 6 },
  ];
}

function layoutOf(feed: SampleFeed, month: Month): ExtractLayout {
  const settings = { dates: feed.dates, stamps: extractSettings(month), destinations: feed.destinations };
  return feed.layout === 'spell' ? spellLayout(settings, COLUMNS) : episodeLayout(settings);
}

function entriesOf(feed: SampleFeed, month: Month, random: Random): Entry[] {
  const planned = plannedVolume(feed.board, month).emergencyAdmissions65Plus;
  const entries = repeat<Entry>([plannedKind, feed.home], planned);
  for (const kind of otherKinds) {
    const activity = kind.whole === true ? 1 : feed.otherActivity;
    entries.push(...repeat<Entry>([kind, feed.home], Math.round(planned * kind.share * activity)));
  }
  const anyKind = shares<SpellKind>([plannedKind, ...otherKinds].map((kind) => [kind, kind.share] as const));
  const away = Math.round(entries.length * AWAY_SHARE);
  for (let n = 0; n < away; n += 1) entries.push([anyKind(random), feed.away]);
  return entries;
}

function* spellsOf(
  feed: SampleFeed,
  month: Month,
  run: { entries: readonly Entry[]; random: Random },
): Generator<SyntheticSpell> {
  const { random } = run;
  const scene = {
    random,
    trusts: feed.trusts,
    dischargeDays: dischargeDays(month),
    quotedShare: QUOTED_SHARE,
    severalEpisodes: feed.layout === 'episode',
  };
  // 2025-04 gives 250400001 and so on: a spell has one number over all months.
  let serial = Number(month.slice(2).replace('-', '')) * 100_000;
  for (const [kind, lives] of run.entries) {
    serial += 1;
    yield makeSpell(scene, kind, lives(random), serial);
  }
}

function repeat<T>(value: T, times: number): T[] {
  return new Array<T>(times).fill(value);
}

/** Fisher and Yates, in place. */
function shuffled<T>(values: T[], random: Random): T[] {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [values[last], values[other]];
    if (one !== undefined && two !== undefined) {
      values[last] = two;
      values[other] = one;
    }
  }
  return values;
}
