/** The time now. Tests put their own in. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
