import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import type { Notice } from '../../../functions/core/quarter-end/notice.ts';
import { notifyBySns } from '../../../functions/edges/notices/notify-by-sns.ts';

const notice: Notice = {
  id: '2025-26-Q1-E08000026-reminder-2025-08-08',
  quarter: '2025-26-Q1',
  area: { code: 'E08000026', name: 'Coventry' },
  kind: 'reminder',
  day: '2025-08-08',
  due: '2025-08-15',
  text: 'Missing:\n- The extract of University Hospitals Coventry for May 2025',
  missing: [],
};

test('a mail says which return is due and when, and neither who has not sent nor a figure', async () => {
  const sent: PublishCommand[] = [];
  const client = { send: async (command: PublishCommand) => sent.push(command) } as unknown as SNSClient;
  await notifyBySns(client, 'arn:aws:sns:eu-west-2:000000000000:notices').send(notice);
  const [command] = sent;
  expect(command).toBeInstanceOf(PublishCommand);
  expect(command?.input).toEqual({
    TopicArn: 'arn:aws:sns:eu-west-2:000000000000:notices',
    Subject: 'Better Care Fund return 2025-26-Q1: notice',
    Message: expect.stringMatching(/^The return of Coventry for 2025-26-Q1 is due on 15 August 2025\.\n/),
    MessageAttributes: {
      area: { DataType: 'String', StringValue: 'E08000026' },
      kind: { DataType: 'String', StringValue: 'reminder' },
    },
  });
  expect(command?.input.Message).toContain(notice.id);
  expect(command?.input.Message).not.toContain('University');
});
