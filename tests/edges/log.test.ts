import { expect, test } from 'vitest';
import { createLog, type LogCode, type LogFields } from '../../functions/edges/log.ts';

const now = () => new Date('2025-07-02T08:00:00Z');

function logged(code: LogCode, fields: LogFields, stage?: string) {
  const lines: string[] = [];
  createLog((line) => lines.push(line), now, stage)(code, fields);
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '');
}

test('a line about a file is counted by its stage: files that came, files rejected, minutes to the report', () => {
  const fields = { submission: 'a1', outcome: 'rejected', filesArrived: 1, filesRejected: 1, minutesToReport: 2.5 };
  expect(logged('file-arrived.completed', fields, 'prod')).toEqual({
    time: '2025-07-02T08:00:00.000Z',
    code: 'file-arrived.completed',
    message: 'Finished with an arrived file',
    ...fields,
    stage: 'prod',
    _aws: {
      Timestamp: now().getTime(),
      CloudWatchMetrics: [
        {
          Namespace: 'BetterCareFund',
          Dimensions: [['stage']],
          Metrics: [
            { Name: 'filesArrived', Unit: 'Count' },
            { Name: 'filesRejected', Unit: 'Count' },
            { Name: 'minutesToReport', Unit: 'None' },
          ],
        },
      ],
    },
  });
});

test('nothing is counted on this machine, nor by a line without a number to count', () => {
  expect(logged('file-arrived.completed', { filesArrived: 1 })).not.toHaveProperty('_aws');
  expect(logged('file-arrived.completed', { submission: 'a1' }, 'prod')).not.toHaveProperty('_aws');
  expect(logged('quarter-end.started', { daysSinceArrival: undefined }, 'prod')).not.toHaveProperty('_aws');
});
