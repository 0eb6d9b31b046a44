import { defineConfig, type Plugin } from 'vitest/config';

/**
 * Stryker asks for tests by the names of their groups and their own, joined by a space; Vitest 5 joins them by ' > ', so
 * that no test is found and every mutant survives (https://github.com/stryker-mutator/stryker-js/issues/6210).
 */
const namesAsVitestJoinsThem: Plugin = {
  name: 'names-as-vitest-joins-them',
  configureVitest: ({ project: { config } }) => {
    let pattern: RegExp | undefined;
    Object.defineProperty(config, 'testNamePattern', {
      enumerable: true,
      get: () => pattern,
      set: (asked: RegExp | undefined) => {
        pattern = asked && new RegExp(asked.source.replaceAll(' ', '(?: > | )'));
      },
    });
  },
};

const parts = process.env.MUTATION_TESTS?.split(',') ?? ['core/metrics', 'core/periods', 'golden'];

/** The tests that mutants of `core/metrics` and `core/periods` are held against: quick ones, without stores. */
export default defineConfig({
  plugins: [namesAsVitestJoinsThem],
  test: {
    include: parts.map((part) => `tests/${part}/**/*.test.ts`),
    // These read whole files or compute hundreds of quarters, and kill nothing that the others leave alive.
    exclude: [
      'tests/core/metrics/compute-quarter.property.test.ts',
      'tests/golden/{published-tables,year-end-return}.test.ts',
      'tests/golden/review/**',
    ],
    setupFiles: ['tests/mutation-setup.ts'],
    testTimeout: 30_000,
  },
});
