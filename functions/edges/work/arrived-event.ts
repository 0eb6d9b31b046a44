import * as z from 'zod/mini';

/** Amazon EventBridge "Object Created", as far as it is read here (Amazon S3 User Guide, "EventBridge event message structure"). */
export const arrivedEvent = z.object({
  'detail-type': z.literal('Object Created'),
  time: z.string(),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({
      key: z.string(),
      size: z.number(),
      'version-id': z._default(z.string(), 'null'),
      sequencer: z._default(z.string(), '0'),
    }),
    reason: z._default(z.string(), 'PutObject'),
  }),
});

export type ArrivedEvent = z.infer<typeof arrivedEvent>;

/** The reason by which we ask, of ourselves, for a file that is settled to be counted again. */
export const COUNT_AGAIN = 'CountAgain';
