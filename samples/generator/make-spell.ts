import { ethnicGroups, procedureCodes } from './code-lists.ts';
import { IMPOSSIBLE_DAY } from './days.ts';
import { drawDiagnoses } from './diagnoses.ts';
import { between, type Random, type Sampler } from './random.ts';
import type { SpellKind } from './spell-kinds.ts';
import type { Place, SyntheticSpell, Trust } from './synthetic-spell.ts';

/** Where the spells of a run come from. */
export type SpellScene = {
  random: Random;
  trusts: Sampler<Trust>;
  dischargeDays: Sampler<number>;
  /** Share of spells with more than one diagnosis: their list holds commas and must be quoted. */
  quotedShare: number;
  /** Several consultant episodes in a spell, for layouts that have a row for each. */
  severalEpisodes: boolean;
};

/** Invents one spell of a kind. `serial` is its number in the file. */
export function makeSpell(scene: SpellScene, kind: SpellKind, place: Place, serial: number): SyntheticSpell {
  const { random } = scene;
  const wait = kind.waits(random);
  const nights = kind.stays(random);
  const stay = wait === null || nights === 0 ? nights : nights + wait;
  const discharge = scene.dischargeDays(random);
  const trust = scene.trusts(random);
  const treatment = kind.treatments(random);
  const spell: SyntheticSpell = {
    serial,
    trust,
    site: trust.sites[between(random, 0, trust.sites.length - 1)] ?? trust.code,
    place,
    admission: discharge - stay,
    discharge,
    ready: wait === null || nights === 0 ? null : discharge - wait,
    stay,
    age: kind.ages(random),
    sex: kind.sexes(random),
    ethnicGroup: ethnicGroups(random),
    method: kind.methods(random),
    classification: kind.classes(random),
    category: kind.categories(random),
    source: kind.sources(random),
    ...kind.endings(random),
    admittingTreatment: random() < 0.2 ? '180' : treatment,
    treatment,
    episodes: scene.severalEpisodes && nights > 0 && random() < 0.12 ? between(random, 2, 3) : 1,
    diagnoses: drawDiagnoses(random, kind.diagnoses, random() < scene.quotedShare ? 5 : 1),
    procedures: random() < 0.35 ? [procedureCodes(random)] : [],
    version: 0,
  };
  return kind.mark === undefined ? spell : marked(spell, kind.mark, random);
}

/**
 * The same spell as an earlier extract had it: with another treatment function, so that counting the earlier version
 * instead of the one that stands, or both, gives a wrong number.
 */
export function earlierVersion(spell: SyntheticSpell): SyntheticSpell {
  const treatment = /^[34]/.test(spell.treatment) ? '650' : '300';
  return { ...spell, treatment, ready: null, version: 1 };
}

/** The same spell with one value that no reader can use: the row must be refused, whatever else it says. */
export function withFault(spell: SyntheticSpell, random: Random): SyntheticSpell {
  switch (between(random, 0, 4)) {
    case 0:
      return { ...spell, discharge: IMPOSSIBLE_DAY, ready: null };
    case 1:
      return { ...spell, admission: IMPOSSIBLE_DAY, ready: null };
    case 2:
      return { ...spell, admission: (spell.discharge ?? 0) + 3, ready: null, stay: -3 };
    case 3:
      return { ...spell, age: 'n/k' };
    default:
      return { ...spell, method: 'ZZ' };
  }
}

function marked(spell: SyntheticSpell, mark: NonNullable<SpellKind['mark']>, random: Random): SyntheticSpell {
  switch (mark) {
    case 'faulty':
      return withFault(spell, random);
    case 'open':
      return { ...spell, discharge: null, ready: null };
    case 'ready-after-discharge':
      return { ...spell, ready: (spell.discharge ?? 0) + 2 };
  }
}
