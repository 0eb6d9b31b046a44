import { sourceContract, sourceContractOf } from '../intake/contracts.ts';
import type { SourceContract } from '../intake/source-contract.ts';
import { fingerprintOf } from './count-source.ts';

/** By what a file was counted. `rules` are those that have versions of their own, such as groups of measures: `falls@1`. */
export type CountedBy = {
  source: string;
  version: number;
  rules: string[];
  /** Null for sources that are counted without area lookups. */
  areaLookupId: string | null;
};

const FINGERPRINT = /^([a-z0-9-]+)\/(\d+)(?: rules\/(\S*))?(?: lookup\/(\S+))?$/;

/** Reads what `fingerprintOf` writes. Throws where the text is something else. */
export function countedBy(fingerprint: string): CountedBy {
  const found = FINGERPRINT.exec(fingerprint);
  if (!found) throw new Error(`"${fingerprint}" does not say by what a file was counted`);
  const [, source = '', version, rules, areaLookupId] = found;
  return {
    source,
    version: Number(version),
    rules: rules ? rules.split(',') : [],
    areaLookupId: areaLookupId ?? null,
  };
}

/** The contract of the day on which a file was counted, or undefined where that version is kept no longer. */
export function contractOfItsDay(fingerprint: string): SourceContract | undefined {
  const { source, version } = countedBy(fingerprint);
  return sourceContractOf(source, version);
}

/** What has changed since a file was counted: what of that day is kept no longer, and whether rules were added. */
export type SinceThen = { gone: string[]; hasNewRules: boolean };

/** Holds what a file was counted by against what there is now. A rule is of its day only in the same version. */
export function sinceThen(fingerprint: string): SinceThen {
  const { source, version, rules } = countedBy(fingerprint);
  const newest = sourceContract(source);
  const now = newest ? countedBy(fingerprintOf(newest, '-')).rules : [];
  const contractsGone = sourceContractOf(source, version) ? [] : [`contract ${source}/${version}`];
  return {
    gone: [...contractsGone, ...rules.filter((rule) => !now.includes(rule)).map((rule) => `rule ${rule}`)],
    hasNewRules: rules.length < now.length,
  };
}
