import type { Month } from '../../functions/core/periods/period.ts';
import { dischargeDays } from './days.ts';
import { episodeLayout } from './episode-layout.ts';
import { extractText } from './extract-text.ts';
import { extractSettings } from './feed-month.ts';
import { makeSpell, withFault } from './make-spell.ts';
import { createRandom, evenShares, type Random, shares } from './random.ts';
import { otherKinds, plannedKind, type SpellKind } from './spell-kinds.ts';
import { spellLayout } from './spell-layout.ts';
import type { SyntheticSpell, Trust } from './synthetic-spell.ts';

export type SusExtractOptions = {
  layout: 'spell' | 'episode';
  /** Rows under the header, exactly. */
  rows: number;
  seed: number;
  /** The months in which the spells end, in equal shares. At least one. */
  months: Month[];
  newline?: '\n' | '\r\n';
  bom?: boolean;
  /** Share of spells whose list of diagnoses is quoted, because it holds commas. In layout `spell` only. */
  quotedShare?: number;
  /** Share of spells that a reader must refuse. */
  faultShare?: number;
  /** Share of spells of which a row is there twice. */
  duplicateShare?: number;
  /** Codes of the residence column, as they are to stand there: boards or districts. */
  boards?: string[];
  /** Layout `spell` has 26 to 40 columns. */
  columns?: number;
};

const someBoards =
  'E08000026 E08000029 E08000025 E06000016 E06000017 E06000021 E07000130 E07000193 E07000220 E09000001';
const someTrusts = 'RKB RWE RJE RTG RLT RJC RX1 RL4 RRK RBK'.split(' ');

const trusts = evenShares<Trust>(someTrusts.map((code) => ({ code, sites: [`${code}01`, `${code}02`] })));
const sound = [plannedKind, ...otherKinds].filter((kind) => kind.mark !== 'faulty');
const kinds = shares<SpellKind>(sound.map((kind) => [kind, kind.share] as const));

/**
 * An invented admitted-patient extract of any length, as text blocks of about 64 kB. The same options give the same
 * text; memory does not grow with `rows`. Nothing is planned in it: its numbers are to be counted independently.
 */
export function susExtract(options: SusExtractOptions): Generator<string> {
  const random = createRandom(options.seed);
  const stamps = extractSettings(lastOf(options.months));
  const layout =
    options.layout === 'spell'
      ? spellLayout({ dates: 'yyyy-MM-dd', stamps, destinations: 'current' }, options.columns ?? 40)
      : episodeLayout({ dates: 'dd/MM/yyyy', stamps, destinations: 'former' });
  return extractText(endlessSpells(options, random), {
    layout,
    random,
    rows: options.rows,
    duplicateShare: options.duplicateShare ?? 0.002,
    earlierShare: 0,
    newline: options.newline ?? '\n',
    bom: options.bom ?? false,
  });
}

function* endlessSpells(options: SusExtractOptions, random: Random): Generator<SyntheticSpell, never> {
  const scenes = options.months.map((month) => ({
    random,
    trusts,
    dischargeDays: dischargeDays(month),
    quotedShare: options.quotedShare ?? 0.26,
    severalEpisodes: options.layout === 'episode',
  }));
  const scene = evenShares(scenes);
  const boards = evenShares(options.boards ?? someBoards.split(' '));
  const faultShare = options.faultShare ?? 0.005;
  for (let serial = 100_000_001; ; serial += 1) {
    const place = { localAuthority: boards(random), lsoa2011: '', lsoa2021: '' };
    const spell = makeSpell(scene(random), kinds(random), place, serial);
    yield random() < faultShare ? withFault(spell, random) : spell;
  }
}

function lastOf(months: readonly Month[]): Month {
  const last = [...months].sort().at(-1);
  if (last === undefined) throw new RangeError('An extract needs at least one month');
  return last;
}
