import * as z from 'zod/mini';

export const publishRequest = z.object({ area: z.string(), quarter: z.string() });

/** Asks for one return to be published. Asking twice does no harm: nothing new is published where nothing has changed. */
export type PublishRequest = z.infer<typeof publishRequest>;

/** Files of one quarter tend to arrive together; a short wait lets one publication serve them all. */
export const PUBLISH_DELAY_SECONDS = 20;
