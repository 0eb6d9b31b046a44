import { defineConfig } from 'vitest/config';

/** The tests that mutants of `core/metrics` and `core/periods` are held against: quick ones, without stores. */
export default defineConfig({
  test: {
    include: ['tests/core/metrics/**/*.test.ts', 'tests/core/periods/**/*.test.ts', 'tests/golden/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
