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
});

/** The settings of one running stack. `preferredFeeds` names, by area code, the `sus-apc` feed that counts where two overlap. */
export type Settings = {
  arrivalsBucket: string;
  evidenceBucket: string;
  returnsBucket: string;
  tableName: string;
  arrivalsQueueUrl: string;
  publishQueueUrl: string;
  linkHours: number;
  preferredFeeds: Record<string, string>;
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
  };
}
