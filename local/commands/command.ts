/** What a command needs of the world around it. */
export type CommandContext = {
  variables: Record<string, string | undefined>;
  out(line: string): void;
  problem(line: string): void;
};

/** Runs one command of `bcf`; answers with its exit code: 0 done, 1 refused, 2 wrong usage. */
export type Command = (args: readonly string[], context: CommandContext) => Promise<number>;
