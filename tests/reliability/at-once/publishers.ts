import { nameOf } from '../models/product.ts';
import type { World } from '../models/world.ts';
import { turn } from './pace.ts';

/** Those who publish returns as they are asked for. */
export type Publishers = {
  /** Resolves once nothing is asked for and nothing is being published. */
  idle(): Promise<void>;
  /** Publishes what is asked for still, and ends. */
  stop(): Promise<void>;
};

/** So many take requests off the queue at the same time; what failed is asked for again. */
export function startPublishers({ product }: World, howMany: number): Publishers {
  let busy = 0;
  let isOver = false;
  const publishNext = async () => {
    const [request] = product.asked.values();
    if (!request) return turn();
    product.asked.delete(nameOf(request));
    busy += 1;
    if (!(await product.publish(request))) product.asked.set(nameOf(request), request);
    busy -= 1;
  };
  const work = async () => {
    while (!isOver || product.asked.size > 0) await publishNext();
  };
  const all = Array.from({ length: howMany }, work);
  return {
    idle: async () => {
      while (busy > 0 || product.asked.size > 0) await turn();
    },
    stop: async () => {
      isOver = true;
      await Promise.all(all);
    },
  };
}
