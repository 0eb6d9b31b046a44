import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { SiteConfig } from './site-config.ts';

export type FunctionSize = {
  memoryMb: number;
  timeoutSeconds: number;
  /** Both reserved for the function and the most that its queue or map may run at once; at least 2, the least SQS accepts. */
  concurrency: number;
};

/** Everything in which one stage may differ from another. */
export type StageConfig = {
  stage: string;
  region: string;
  /** How many areas returns are made for. Above 40 the end of a quarter is worked through by a distributed map. */
  areas: number;
  /**
   * A patient-level file is out of sight after this many days, and each of its versions is deleted at most as many days
   * later. Hashes, reports and counts stay.
   */
  arrivalsKeptDays: number;
  accessLogsKeptDays: number;
  /** Who read or wrote which object, by CloudTrail. */
  auditKeptDays: number;
  functionLogsKept: RetentionDays;
  /** The files of a signed return cannot be deleted before they are this old, but by whoever may bypass governance. */
  signedKeptYears: number;
  terminationProtection: boolean;
  /** Whether arrivals, evidence, returns and the table go with their stack. Only ever while a stage is being destroyed with its data. */
  dataGoesWithStack: boolean;
  /** Whether GuardDuty looks at every file for malware before anything else may read it. */
  malwareScan: boolean;
  /** Addresses to which notices of what is due are sent. Each has to confirm by a link in the first mail. */
  noticesTo: readonly string[];
  /** Addresses to which alarms and the budget speak. */
  alarmsTo: readonly string[];
  /** US dollars a month for the whole account; a mail goes out at four fifths of it, and when it is forecast to be passed. */
  monthlyBudgetUsd: number;
  /** Files come monthly: an alarm speaks when none has come for so many days. */
  longestQuietDays: number;
  /** An alarm speaks when files wait longer than this for their reports. */
  reportWithinMinutes: number;
  /** Hours for which a download link holds, as far as the credentials that signed it do. */
  linkHours: number;
  /** Area code → the `sus-apc` feed that counts where two feeds overlap. */
  preferredFeeds: Record<string, string>;
  site: SiteConfig;
  api: FunctionSize;
  fileArrived: FunctionSize;
  publishReturn: FunctionSize;
  /** The same work as `publishReturn`, for the map over the areas at the end of a quarter. */
  publishDue: FunctionSize;
  quarterEnd: FunctionSize;
};

const everywhere = {
  region: 'eu-west-2',
  linkHours: 12,
  preferredFeeds: {},
  longestQuietDays: 35,
  dataGoesWithStack: false,
  reportWithinMinutes: 30,
} as const;

const site: SiteConfig = {
  domain: null,
  webAclArn: null,
  identityProvider: null,
  sessionMinutes: 30,
  // Nobody sees anything before it is said here who may see what; docs/sign-in.md has an example.
  organisations: {},
  requestsPerSecond: 50,
  requestsAtOnce: 100,
};

const stages: readonly StageConfig[] = [
  {
    ...everywhere,
    stage: 'test',
    areas: 1,
    arrivalsKeptDays: 45,
    accessLogsKeptDays: 90,
    auditKeptDays: 90,
    functionLogsKept: RetentionDays.THREE_MONTHS,
    signedKeptYears: 1,
    terminationProtection: false,
    malwareScan: false,
    noticesTo: [],
    alarmsTo: [],
    monthlyBudgetUsd: 20,
    site: { ...site, organisations: { coventry: { areas: ['E08000026'], feeds: ['coventry'] } } },
    // API Gateway waits 30 seconds for an answer (Amazon API Gateway quotas).
    api: { memoryMb: 1769, timeoutSeconds: 29, concurrency: 5 },
    fileArrived: { memoryMb: 2048, timeoutSeconds: 300, concurrency: 2 },
    publishReturn: { memoryMb: 1024, timeoutSeconds: 60, concurrency: 2 },
    publishDue: { memoryMb: 1024, timeoutSeconds: 60, concurrency: 2 },
    quarterEnd: { memoryMb: 1024, timeoutSeconds: 300, concurrency: 2 },
  },
  {
    ...everywhere,
    stage: 'prod',
    areas: 153,
    // A year, so that every quarter of a financial year can be recomputed until the year is signed off.
    arrivalsKeptDays: 366,
    accessLogsKeptDays: 400,
    auditKeptDays: 400,
    functionLogsKept: RetentionDays.THIRTEEN_MONTHS,
    // Not confirmed: the retention schedule of the organisation decides.
    signedKeptYears: 6,
    terminationProtection: true,
    malwareScan: true,
    noticesTo: [],
    alarmsTo: [],
    monthlyBudgetUsd: 100,
    site,
    api: { memoryMb: 1769, timeoutSeconds: 29, concurrency: 20 },
    fileArrived: { memoryMb: 2048, timeoutSeconds: 300, concurrency: 10 },
    publishReturn: { memoryMb: 1024, timeoutSeconds: 60, concurrency: 10 },
    publishDue: { memoryMb: 1024, timeoutSeconds: 60, concurrency: 10 },
    quarterEnd: { memoryMb: 1024, timeoutSeconds: 300, concurrency: 2 },
  },
];

/** The settings of one stage. Throws, naming the stages that exist, for any other name. */
export function stageConfig(stage: string): StageConfig {
  const found = stages.find((config) => config.stage === stage);
  if (found === undefined) {
    throw new Error(`There is no stage '${stage}'. Stages: ${stageNames().join(', ')}.`);
  }
  return found;
}

/**
 * The settings of a stage that is about to be destroyed with its data. Throws where the stage is protected from that.
 */
export function withoutItsData(config: StageConfig): StageConfig {
  if (config.terminationProtection) {
    throw new Error(
      `The stage '${config.stage}' is protected: its data cannot be deleted by a command. ` +
        "Whoever really means it sets 'terminationProtection' to false in infra/stage-config.ts, deploys, and asks again.",
    );
  }
  return { ...config, dataGoesWithStack: true };
}

/** The names of the stages there are. */
export function stageNames(): string[] {
  return stages.map((config) => config.stage);
}
