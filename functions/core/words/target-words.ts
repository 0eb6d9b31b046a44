import type { Assessment } from '../metrics/metric-value.ts';

/** How a figure stands against its plan, as boards say it. */
export const targetWords: Record<Assessment, string> = {
  met: 'Target met',
  'not-met': 'Target not met',
  'no-plan': 'No target',
  'not-assessable': 'Not enough data to say',
};
