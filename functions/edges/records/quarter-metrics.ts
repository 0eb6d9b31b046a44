import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import type { Quarter } from '../../core/periods/period.ts';
import { type Item, queryAll, type Table } from './table.ts';

/** All metrics of one unit in one quarter, its months and, in Q4, its year: one item, so that readers never see a mix. */
export type QuarterMetrics = {
  unit: string;
  quarter: Quarter;
  computedAt: string;
  isBoard: boolean;
  hasData: boolean;
  metrics: MetricValue[];
};

const keyOf = (quarter: Quarter, unit: string) => ({ pk: `METRICS#${quarter}`, sk: unit });

function asMetrics({ pk: _pk, sk: _sk, ...rest }: Item): QuarterMetrics {
  return rest as unknown as QuarterMetrics;
}

export type MetricRecords = ReturnType<typeof createMetricRecords>;

export function createMetricRecords(table: Table) {
  return {
    put: async (metrics: QuarterMetrics): Promise<void> => {
      const item = { ...keyOf(metrics.quarter, metrics.unit), ...metrics };
      await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    },
    get: async (quarter: Quarter, unit: string): Promise<QuarterMetrics | null> => {
      const answer = await table.client.send(
        new GetCommand({ TableName: table.name, Key: keyOf(quarter, unit), ConsistentRead: true }),
      );
      return answer.Item ? asMetrics(answer.Item as Item) : null;
    },
    ofQuarter: async (quarter: Quarter): Promise<QuarterMetrics[]> =>
      (await queryAll(table, `METRICS#${quarter}`)).map(asMetrics),
  };
}
