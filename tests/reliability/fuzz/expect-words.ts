import { expect } from 'vitest';

/** What is thrown is an error with words, not one of the language about what it could not read. */
export function expectWords(error: unknown): void {
  expect(error).toBeInstanceOf(Error);
  const { message } = error as Error;
  expect(message.length).toBeGreaterThan(10);
  expect(message).not.toMatch(
    /Cannot read prop|undefined is|is not a function|is not iterable|of null|Maximum call stack/,
  );
}
