/** Where progress is drawn: a terminal that a person looks at. */
export type Terminal = { columns?: number | undefined; write(text: string): unknown };

/** What a command needs of the world around it. `terminal` is absent where nobody looks on. */
export type CommandContext = {
  variables: Record<string, string | undefined>;
  out(line: string): void;
  problem(line: string): void;
  terminal?: Terminal | undefined;
};

/** Runs one command of `bcf`; answers with its exit code: 0 done, 1 refused, 2 wrong usage. */
export type Command = (args: readonly string[], context: CommandContext) => Promise<number>;
