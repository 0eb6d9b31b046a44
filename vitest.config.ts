import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Files of tests wait for stores and child processes as much as they compute.
    maxWorkers: 2,
    // No test replaces a module. Loading all of them anew for each file took a third of the time of the whole.
    isolate: false,
  },
});
