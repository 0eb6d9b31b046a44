/**
 * One invented hospital stay, before a layout writes it. Days are since 1970-01-01; codes are texts as an extract holds
 * them. Nothing in it comes from a real record.
 */
export type SyntheticSpell = {
  serial: number;
  trust: Trust;
  site: string;
  place: Place;
  admission: number;
  discharge: number | null;
  ready: number | null;
  stay: number;
  /** As recorded: `7001` to `7007` are ages of newborn babies, and a faulty row may hold no number. */
  age: string;
  sex: string;
  ethnicGroup: string;
  method: string;
  classification: string;
  category: string;
  source: string;
  destination: string;
  dischargeMethod: string;
  /** Of the first and of the last episode. */
  admittingTreatment: string;
  treatment: string;
  episodes: number;
  diagnoses: readonly string[];
  procedures: readonly string[];
  /** 0 for the version that stands, 1 for an earlier one that a later extract put right. */
  version: 0 | 1;
};

/** A trust by its ODS code, and the sites that its extracts name. */
export type Trust = { code: string; sites: readonly string[] };

/** Where a patient lives, as the extract's columns say it; blank where the feed has no such column. */
export type Place = { localAuthority: string; lsoa2011: string; lsoa2021: string };
