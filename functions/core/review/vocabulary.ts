import * as z from 'zod/mini';
import json from '../../../schemas/review/vocabulary.json' with { type: 'json' };

const vocabulary = z.object({
  metrics: z.array(z.object({ metric: z.string(), better: z.enum(['lower', 'higher']), phrases: z.array(z.string()) })),
});

const { metrics } = vocabulary.parse(json);

const plain = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

/** The metrics of the Better Care Fund that words name, by id. */
export function metricsNamed(words: string): string[] {
  const text = plain(words);
  const named = metrics.filter(({ phrases }) => phrases.some((phrase) => text.includes(` ${phrase}`)));
  return named.map(({ metric }) => metric);
}

/** Which way a figure is better, as the words name its metric; null where they name none, or metrics that disagree. */
export function betterOf(words: string): 'lower' | 'higher' | null {
  const named = metricsNamed(words);
  const ways = new Set(metrics.filter(({ metric }) => named.includes(metric)).map(({ better }) => better));
  const [only] = ways;
  return ways.size === 1 && only ? only : null;
}
