import * as z from 'zod/mini';

const feedsByArea = z.record(z.string(), z.string());

const environment = z.object({
  ARRIVALS_BUCKET: z.string().check(z.minLength(3)),
  EVIDENCE_BUCKET: z.string().check(z.minLength(3)),
  RETURNS_BUCKET: z.string().check(z.minLength(3)),
  TABLE_NAME: z.string().check(z.minLength(3)),
  ARRIVALS_QUEUE_URL: z.string(),
  PUBLISH_QUEUE_URL: z.string(),
  LINK_HOURS: z._default(z.coerce.number().check(z.positive()), 12),
  PREFERRED_FEEDS: z._default(z.string(), '{}'),
  STAGE: z.optional(z.string()),
  ARRIVALS_KEY_ARN: z.optional(z.string().check(z.startsWith('arn:'))),
  SITE_URL: z.optional(z.url()),
  NOTICE_TOPIC_ARN: z.optional(z.string().check(z.startsWith('arn:'))),
  SIGNED_KEPT_YEARS: z.optional(z.coerce.number().check(z.int(), z.positive())),
});

/**
 * The settings of one running stack. `preferredFeeds` names, by area code, the `sus-apc` feed that counts where two
 * overlap. Where there is no `noticeTopicArn`, notices are only listed; without `signedKeptYears` nothing is locked.
 */
export type Settings = {
  arrivalsBucket: string;
  evidenceBucket: string;
  returnsBucket: string;
  tableName: string;
  arrivalsQueueUrl: string;
  publishQueueUrl: string;
  linkHours: number;
  preferredFeeds: Record<string, string>;
  stage?: string;
  /** The key by which a browser's form demands files to be encrypted; the bucket's own where none is named. */
  arrivalsKeyArn?: string;
  /** Where browsers find the pages, where that is not the host that the function is asked by. */
  siteUrl?: string;
  noticeTopicArn?: string;
  signedKeptYears?: number;
};

/** Reads the environment once, at cold start. Throws, naming the variable, where one is missing or malformed. */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment of this function is not complete. ${faults.join('; ')}`);
  }
  const value = parsed.data;
  return {
    arrivalsBucket: value.ARRIVALS_BUCKET,
    evidenceBucket: value.EVIDENCE_BUCKET,
    returnsBucket: value.RETURNS_BUCKET,
    tableName: value.TABLE_NAME,
    arrivalsQueueUrl: value.ARRIVALS_QUEUE_URL,
    publishQueueUrl: value.PUBLISH_QUEUE_URL,
    linkHours: value.LINK_HOURS,
    preferredFeeds: feedsByArea.parse(JSON.parse(value.PREFERRED_FEEDS)),
    ...(value.STAGE === undefined ? {} : { stage: value.STAGE }),
    ...(value.ARRIVALS_KEY_ARN === undefined ? {} : { arrivalsKeyArn: value.ARRIVALS_KEY_ARN }),
    ...(value.SITE_URL === undefined ? {} : { siteUrl: value.SITE_URL }),
    ...(value.NOTICE_TOPIC_ARN === undefined ? {} : { noticeTopicArn: value.NOTICE_TOPIC_ARN }),
    ...(value.SIGNED_KEPT_YEARS === undefined ? {} : { signedKeptYears: value.SIGNED_KEPT_YEARS }),
  };
}
