import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addProduct } from '../../infra/product.ts';
import { stageConfig, stageNames } from '../../infra/stage-config.ts';
import { appWithoutBundles } from './test-stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'bcf-templates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasLinter = spawnSync('cfn-lint', ['--version']).status === 0;
if (!hasLinter) console.warn('cfn-lint is not on this machine, so the templates are not linted here.');

test.skipIf(!hasLinter)(
  'cfn-lint finds no error in any template',
  () => {
    const files = stageNames().flatMap((stage) => {
      const app = appWithoutBundles(join(folder, stage));
      addProduct(app, stageConfig(stage));
      app.synth();
      const names = readdirSync(join(folder, stage)).filter((name) => name.endsWith('.template.json'));
      expect(names.length).toBeGreaterThanOrEqual(3);
      return names.map((name) => join(folder, stage, name));
    });
    const linted = spawnSync('cfn-lint', ['--region', 'eu-west-2', '--non-zero-exit-code', 'error', '--', ...files]);
    const errors = linted.stdout
      .toString()
      .split('\n')
      .filter((line) => /^E\d/.test(line));
    expect([errors, linted.stderr.toString(), linted.status]).toEqual([[], '', 0]);
  },
  120_000,
);
