import type { NotCountedReason } from '../submissions/report.ts';
import type { Counted } from './counter.ts';
import { createFingerprinter } from './fingerprint.ts';
import { type SpellEntry, SpellTable } from './spell-table.ts';

const STANDINGS = [
  'accepted',
  'duplicate',
  'spell-not-ended',
  'residence-outside-england',
  'residence-not-given',
  'residence-unknown',
  'residence-needs-area-lookup',
] as const satisfies (NotCountedReason | 'accepted')[];

export type Standing = (typeof STANDINGS)[number];

/** How a row stands in the totals of rows, as a number that fits a typed array. */
export const standingNumber = Object.fromEntries(STANDINGS.map((name, number) => [name, number])) as Record<
  Standing,
  number
>;

const { accepted: ACCEPTED, duplicate: DUPLICATE, 'spell-not-ended': NOT_ENDED } = standingNumber;

export type SpellFold = {
  /** Takes one row, whatever it is: the entry is copied. */
  add(provider: string, spell: string, entry: SpellEntry): void;
  /** Every spell once, as the row that speaks for it; the entry is used again for each. */
  forEach(visit: (entry: SpellEntry) => void): void;
  rowTotals(): Pick<Counted, 'accepted' | 'notCounted'>;
};

export const newSpellEntry = (): SpellEntry => ({
  unit: -1,
  month: -1,
  measures: 0,
  age: 0,
  conditions: 0,
  opening: 0,
  openingVersion: 0,
  delayDays: 0,
  episode: 0,
  version: 0,
  standing: ACCEPTED,
  openRows: 0,
});

/** Ranks the last episode above all others, then by its number. */
const LAST_EPISODE = 1_000_000;

/** The rank of a row among the rows of its spell. `number` is 0 where the file does not number episodes. */
export function episodeRank(number: number, isLast: boolean): number {
  return (isLast ? LAST_EPISODE : 0) + number;
}

/** The place of an episode from the front: by its number, and where episodes have none the last one comes last. */
export function openingRank(episode: number): number {
  return (episode % LAST_EPISODE) * 2 + (episode >= LAST_EPISODE ? 1 : 0);
}

/** Whether a row is an earlier episode than the one whose conditions are known, or a newer version of it. */
function opensBefore(incoming: SpellEntry, standing: SpellEntry): boolean {
  return incoming.opening === standing.opening
    ? incoming.openingVersion >= standing.openingVersion
    : incoming.opening < standing.opening;
}

/** Numbered episodes are known by their number, whether or not a version calls them the last. */
function isSameEpisode(one: SpellEntry, other: SpellEntry): boolean {
  const number = one.episode % LAST_EPISODE;
  return one.episode === other.episode || (number > 0 && number === other.episode % LAST_EPISODE);
}

const isLater = (incoming: SpellEntry, standing: SpellEntry): boolean => incoming.version >= standing.version;

const asOpenRow = ({ standing }: SpellEntry): number => (standing === NOT_ENDED ? 1 : 0);

/**
 * Folds rows to spells. The last episode speaks for a spell, in the version that was extracted or submitted last, and
 * the first one says its conditions. A row that repeats an episode is a duplicate. Rows may come in any order.
 */
export function createSpellFold(): SpellFold {
  const fingerprint = createFingerprinter();
  const table = new SpellTable();
  // Episodes that do not speak for their spell, kept to know their repeats by.
  const others = new SpellTable();
  const standing = newSpellEntry();
  const known = newSpellEntry();
  const rows = STANDINGS.map(() => 0);
  const move = (from: number, to: number, count: number) => {
    rows[from] = (rows[from] ?? 0) - count;
    rows[to] = (rows[to] ?? 0) + count;
  };
  const forEach: SpellFold['forEach'] = (visit) => {
    for (let position = 0; position < table.size; position += 1) {
      table.read(position, standing);
      visit(standing);
    }
  };

  /** Keeps an episode that does not speak for its spell; answers with what it adds to the spell's open rows. */
  const layAside = (provider: string, spell: string, episode: SpellEntry): number => {
    const key = fingerprint(`${provider} ${episode.episode % LAST_EPISODE}`, spell);
    const position = others.find(key);
    if (position < 0) {
      others.add(key, episode);
      return asOpenRow(episode);
    }
    others.read(position, known);
    const [winner, loser] = isLater(episode, known) ? [episode, known] : [known, episode];
    move(loser.standing, DUPLICATE, 1);
    others.set(position, winner);
    return asOpenRow(winner) - asOpenRow(known);
  };

  return {
    add: (provider, spell, incoming) => {
      rows[incoming.standing] = (rows[incoming.standing] ?? 0) + 1;
      const key = fingerprint(provider, spell);
      const position = table.find(key);
      if (position < 0) {
        table.add(key, incoming);
        return;
      }
      table.read(position, standing);
      const isRepeat = isSameEpisode(incoming, standing);
      const incomingSpeaks = isRepeat ? isLater(incoming, standing) : incoming.episode > standing.episode;
      const opener = opensBefore(incoming, standing) ? incoming : standing;
      const { conditions, opening, openingVersion } = opener;
      const [winner, loser] = incomingSpeaks ? [incoming, standing] : [standing, incoming];
      winner.openRows = standing.openRows;
      if (isRepeat) move(loser.standing, DUPLICATE, 1);
      else winner.openRows += layAside(provider, spell, loser);
      winner.conditions = conditions;
      winner.opening = opening;
      winner.openingVersion = openingVersion;
      table.set(position, winner);
    },
    forEach,
    rowTotals: () => {
      // Earlier episodes without an end belong to a spell that, by its last episode, has ended.
      let folded = 0;
      forEach((entry) => {
        if (entry.standing !== NOT_ENDED) folded += entry.openRows;
      });
      const totals = rows.map((count, index) =>
        index === ACCEPTED ? count + folded : index === NOT_ENDED ? count - folded : count,
      );
      const notCounted: Counted['notCounted'] = {};
      for (const name of STANDINGS) {
        const count = totals[standingNumber[name]] ?? 0;
        if (name !== 'accepted' && count > 0) notCounted[name] = count;
      }
      return { accepted: totals[ACCEPTED] ?? 0, notCounted };
    },
  };
}
