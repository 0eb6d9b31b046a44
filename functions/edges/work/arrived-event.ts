import * as z from 'zod/mini';
import { NO_SEQUENCER } from '../../core/submissions/arrival.ts';

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
      sequencer: z._default(z.string(), NO_SEQUENCER),
    }),
    reason: z._default(z.string(), 'PutObject'),
  }),
});

export type ArrivedEvent = z.infer<typeof arrivedEvent>;

/**
 * Amazon EventBridge "GuardDuty Malware Protection Object Scan Result", as far as it is read here (Amazon GuardDuty User
 * Guide, "Monitoring S3 object scans with Amazon EventBridge"). `time` is when the scan ended.
 */
export const scannedEvent = z.object({
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  time: z.string(),
  detail: z.object({
    s3ObjectDetails: z.object({
      bucketName: z.string(),
      objectKey: z.string(),
      versionId: z._default(z.string(), 'null'),
    }),
    scanResultDetails: z.object({
      scanResultStatus: z.enum(['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED']),
    }),
  }),
});

export type ScannedEvent = z.infer<typeof scannedEvent>;

/** The body of a message about a file: it arrived, or it was looked at for malware. */
export const fileEvent = z.union([arrivedEvent, scannedEvent]);

/** The reason by which we ask, of ourselves, for a file that is settled to be counted again. */
export const COUNT_AGAIN = 'CountAgain';
