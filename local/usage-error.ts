/** A command line that cannot be understood: its message is shown with the usage, and nothing is started. */
export class UsageError extends Error {}
