/** Lower and upper limit of an interval, in the unit of what it is about. */
export type Limits = { lower: number; upper: number };
