import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export type FunctionSize = {
  memoryMb: number;
  timeoutSeconds: number;
  /** Both reserved for the function and the most that its queue may run at once; at least 2, the least SQS accepts. */
  concurrency: number;
};

/** Everything in which one stage may differ from another. */
export type StageConfig = {
  stage: string;
  region: string;
  /**
   * A patient-level file is out of sight after this many days, and each of its versions is deleted at most as many days
   * later. Hashes, reports and counts stay.
   */
  arrivalsKeptDays: number;
  accessLogsKeptDays: number;
  functionLogsKept: RetentionDays;
  terminationProtection: boolean;
  /** Hours for which a download link holds, as far as the credentials that signed it do. */
  linkHours: number;
  /** Area code → the `sus-apc` feed that counts where two feeds overlap. */
  preferredFeeds: Record<string, string>;
  fileArrived: FunctionSize;
  publishReturn: FunctionSize;
  quarterEnd: FunctionSize;
};

const everywhere = {
  region: 'eu-west-2',
  linkHours: 12,
  preferredFeeds: {},
} as const;

const stages: readonly StageConfig[] = [
  {
    ...everywhere,
    stage: 'test',
    arrivalsKeptDays: 45,
    accessLogsKeptDays: 90,
    functionLogsKept: RetentionDays.THREE_MONTHS,
    terminationProtection: false,
    fileArrived: { memoryMb: 2048, timeoutSeconds: 300, concurrency: 2 },
    publishReturn: { memoryMb: 1024, timeoutSeconds: 60, concurrency: 2 },
    quarterEnd: { memoryMb: 1024, timeoutSeconds: 300, concurrency: 2 },
  },
  {
    ...everywhere,
    stage: 'prod',
    // A year, so that every quarter of a financial year can be recomputed until the year is signed off.
    arrivalsKeptDays: 366,
    accessLogsKeptDays: 400,
    functionLogsKept: RetentionDays.THIRTEEN_MONTHS,
    terminationProtection: true,
    fileArrived: { memoryMb: 2048, timeoutSeconds: 300, concurrency: 10 },
    publishReturn: { memoryMb: 1024, timeoutSeconds: 60, concurrency: 10 },
    quarterEnd: { memoryMb: 1024, timeoutSeconds: 300, concurrency: 2 },
  },
];

/** The settings of one stage. Throws, naming the stages that exist, for any other name. */
export function stageConfig(stage: string): StageConfig {
  const found = stages.find((config) => config.stage === stage);
  if (found === undefined) {
    throw new Error(`There is no stage '${stage}'. Stages: ${stages.map((config) => config.stage).join(', ')}.`);
  }
  return found;
}
