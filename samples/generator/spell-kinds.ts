import * as stay from './ages-and-stays.ts';
import * as code from './code-lists.ts';
import type { DiagnosisGroup } from './diagnoses.ts';
import * as ending from './endings.ts';
import type { Sampler } from './random.ts';

/** A kind of hospital stay: how often it is, and where each of its values is drawn from. */
export type SpellKind = {
  name: string;
  /** Spells for each one that is planned. The planned kind has 1. */
  share: number;
  ages: Sampler<string>;
  sexes: Sampler<string>;
  methods: Sampler<string>;
  classes: Sampler<string>;
  categories: Sampler<string>;
  treatments: Sampler<string>;
  sources: Sampler<string>;
  stays: Sampler<number>;
  waits: Sampler<number | null>;
  endings: Sampler<ending.Ending>;
  diagnoses: DiagnosisGroup;
  /** In every feed at its full share, because the return shows it beside the planned kind; see `all-emergency`. */
  whole?: true;
  /** Set where the kind has something wrong or unfinished in it. */
  mark?: 'open' | 'faulty' | 'ready-after-discharge';
};

/**
 * The kind that the NHS planning definition counts: non-elective, aged 65 or over, specific acute, at least one night,
 * ordinary admission, not private. Every other kind misses it by one rule or more, so that only planted spells count.
 */
export const plannedKind: SpellKind = {
  name: 'emergency-65-plus',
  share: 1,
  ages: stay.olderAges,
  sexes: code.anySex,
  methods: code.nonElectiveMethods,
  classes: code.ordinary,
  categories: code.publicCategories,
  treatments: code.acuteTreatments,
  sources: code.adultSources,
  stays: stay.nights,
  waits: stay.waits,
  endings: ending.olderEndings,
  diagnoses: 'older',
};

const adult: SpellKind = {
  ...plannedKind,
  name: 'emergency-adult',
  share: 0.85,
  ages: stay.adultAges,
  endings: ending.adultEndings,
  diagnoses: 'adult',
};
const older = { ...plannedKind, share: 0 };
const onTheDay = { stays: stay.sameDay, waits: stay.noWaits, endings: ending.dayEndings };
const aDayCase = { ...onTheDay, methods: code.plannedMethods, classes: code.dayCases };
const planned = { methods: code.plannedMethods, stays: stay.shortStays };

/** The kinds that are not counted, with their shares. Day cases are far fewer than in life, to keep the files small. */
export const otherKinds: readonly SpellKind[] = [
  adult,
  { ...older, ...onTheDay, name: 'same-day-65-plus', whole: true, share: 0.2 },
  { ...older, name: 'other-class-65-plus', whole: true, share: 0.02, classes: code.otherClasses },
  { ...older, name: 'private-65-plus', whole: true, share: 0.006, categories: code.privateCategory },
  { ...older, name: 'other-treatment-65-plus', whole: true, share: 0.03, treatments: code.otherTreatments },
  { ...older, name: 'no-treatment-65-plus', whole: true, share: 0.006, treatments: code.noTreatment },
  { ...older, ...planned, name: 'planned-65-plus', share: 0.22 },
  { ...older, ...aDayCase, name: 'day-case-65-plus', share: 0.06 },
  { ...older, name: 'method-not-known-65-plus', share: 0.004, methods: code.unknownMethods },
  { ...adult, ...onTheDay, name: 'same-day-adult', share: 0.12 },
  { ...adult, ...planned, name: 'planned-adult', share: 0.25 },
  { ...adult, ...aDayCase, name: 'day-case-adult', share: 0.05 },
  { ...adult, name: 'private-adult', share: 0.004, categories: code.privateCategory },
  {
    ...adult,
    name: 'mental-health-adult',
    share: 0.015,
    treatments: code.mentalHealthTreatments,
    endings: ending.mentalHealthEndings,
  },
  {
    ...adult,
    name: 'maternity',
    share: 0.05,
    ages: stay.motherAges,
    sexes: code.female,
    methods: code.maternityMethods,
    classes: code.maternityClasses,
    treatments: code.maternityTreatments,
    stays: stay.birthStays,
    waits: stay.noWaits,
    diagnoses: 'mother',
  },
  {
    ...adult,
    name: 'birth',
    share: 0.05,
    ages: stay.newbornAges,
    methods: code.birthMethods,
    treatments: code.newbornTreatments,
    sources: code.birthSources,
    stays: stay.birthStays,
    waits: stay.noWaits,
    endings: ending.birthEndings,
    diagnoses: 'newborn',
  },
  {
    ...adult,
    name: 'child',
    share: 0.06,
    ages: stay.childAges,
    treatments: code.childTreatments,
    stays: stay.birthStays,
    endings: ending.childEndings,
    diagnoses: 'child',
  },
  { ...older, name: 'open', share: 0.012, endings: ending.openEndings, mark: 'open' },
  { ...adult, name: 'ready-after-discharge', share: 0.004, mark: 'ready-after-discharge' },
  { ...older, name: 'faulty', share: 0.012, mark: 'faulty' },
];
