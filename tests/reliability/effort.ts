/** Whether a run takes its time, as `npm run test:reliability` does, or is the short form that is part of `npm test`. */
export const IS_FULL = process.env.BCF_RELIABILITY === 'full';

/** How much is tried: so many in the short form, so many in the full one. */
export const effort = (short: number, full: number): number => (IS_FULL ? full : short);
