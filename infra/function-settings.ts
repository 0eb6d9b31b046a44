import type { FlowStack } from './stacks/flow-stack.ts';
import type { KeepStack } from './stacks/keep-stack.ts';
import type { StageConfig } from './stage-config.ts';

type Places = { keep: KeepStack; flow: Pick<FlowStack, 'arrivedFiles' | 'returnsToPublish' | 'notices'> };

/** The environment of every function: where things are, and the settings of the stage that functions read. */
export function functionSettings(config: StageConfig, { keep, flow }: Places): Record<string, string> {
  return {
    STAGE: config.stage,
    ARRIVALS_BUCKET: keep.arrivals.bucketName,
    EVIDENCE_BUCKET: keep.evidence.bucketName,
    RETURNS_BUCKET: keep.returns.bucketName,
    TABLE_NAME: keep.table.tableName,
    ARRIVALS_QUEUE_URL: flow.arrivedFiles.queue.queueUrl,
    PUBLISH_QUEUE_URL: flow.returnsToPublish.queue.queueUrl,
    NOTICE_TOPIC_ARN: flow.notices.topic.topicArn,
    SIGNED_KEPT_YEARS: String(config.signedKeptYears),
    LINK_HOURS: String(config.linkHours),
    PREFERRED_FEEDS: JSON.stringify(config.preferredFeeds),
  };
}
