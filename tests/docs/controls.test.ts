import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import file from '../../docs/controls.json' with { type: 'json' };
import { deployment } from '../../docs/deployed-resources.ts';
import { controlsPage, namedConstructs } from '../../docs/generate-controls.ts';
import { stageConfig } from '../../infra/stage-config.ts';

const root = new URL('../../', import.meta.url);

describe('the list of controls', () => {
  test('the page says what the list says; if not, run npx node docs/generate-controls.ts', () => {
    expect(readFileSync(new URL('docs/controls.md', root), 'utf8')).toBe(controlsPage());
  });

  test('every construct that carries a control exists in the stage prod', () => {
    const paths = deployment('prod').resources.map(({ path }) => path);
    expect(namedConstructs.length).toBeGreaterThan(20);
    expect(namedConstructs.filter((named) => !paths.includes(named))).toEqual([]);
  });

  test('what shows a control is in the project', () => {
    expect(file.controls.filter(({ proof }) => !existsSync(new URL(proof, root)))).toEqual([]);
  });

  test('the stage prod is in London', () => {
    expect(stageConfig('prod').region).toBe('eu-west-2');
  });
});
