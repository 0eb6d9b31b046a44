import * as z from 'zod/mini';

/** Asks for what is due on a day, an ISO day or time. A day starts at midnight UTC. Asking twice does no harm. */
export const quarterEndRequest = z.object({ day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(T|$)/)) });

export type QuarterEndRequest = z.infer<typeof quarterEndRequest>;
