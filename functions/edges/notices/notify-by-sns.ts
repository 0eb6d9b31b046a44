import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Notice } from '../../core/quarter-end/notice.ts';
import { dayWords } from '../../core/returns/time-words.ts';
import type { Notify } from './notify.ts';

function messageOf({ id, quarter, area, due, missing }: Notice): string {
  const parts = missing.length === 1 ? '1 thing is missing' : `${missing.length} things are missing`;
  const state = missing.length === 0 ? 'All that is expected has come; it is not signed off yet.' : `${parts}.`;
  return [
    `The return of ${area.name} for ${quarter} is due on ${dayWords(due)}.`,
    state,
    `What it is about is said where notices are listed, under ${id}.`,
  ].join('\n');
}

/**
 * Tells the subscribers of a topic that there is a notice: mail leaves the organisation, so it names the return, the
 * day and how much is missing, and neither senders nor figures. `area` lets a subscription take its own areas only.
 */
export function notifyBySns(client: SNSClient, topicArn: string): Notify {
  return {
    send: async (notice) => {
      await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Subject: `Better Care Fund return ${notice.quarter}: notice`,
          Message: messageOf(notice),
          MessageAttributes: {
            area: { DataType: 'String', StringValue: notice.area.code },
            kind: { DataType: 'String', StringValue: notice.kind },
          },
        }),
      );
    },
  };
}
