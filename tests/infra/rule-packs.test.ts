import type { App } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { acknowledged } from '../../infra/acknowledged.ts';
import { addProduct, addStacks, type Product } from '../../infra/product.ts';
import { rulePacks } from '../../infra/rule-packs.ts';
import { stageConfig, stageNames } from '../../infra/stage-config.ts';
import { appWithoutBundles } from './test-stage.ts';

/** As few resources as each stack can have and still be whole; an empty one has no findings either. */
const LEAST = { keep: 13, flow: 40, site: 20, watch: 35 };

type Finding = { rule: string; at: string };

/** What the packs find in a stage that is synthesised, as `npm run synth` asks them. */
function findingsIn(app: App, stacks: Product): Finding[] {
  return Object.values(stacks).flatMap((stack) =>
    rulePacks(app).flatMap((pack) =>
      pack
        .validateScope(stack)
        .violations.flatMap(({ ruleName, violatingResources }) =>
          violatingResources.map((resource) => ({ rule: ruleName, at: String(resource.constructPath) })),
        ),
    ),
  );
}

describe.each(stageNames())('the stage %s', (stage) => {
  const app = appWithoutBundles();
  let product: Product;
  beforeAll(() => {
    product = addProduct(app, stageConfig(stage));
    app.synth();
  }, 60_000);

  test('has no finding of AWS Solutions, NIST 800-53 r5 or Serverless that is not acknowledged', () => {
    expect(findingsIn(app, product)).toEqual([]);
  });

  test('is whole, so that no pack finds nothing because there is nothing', () => {
    const assembly = app.synth();
    for (const [name, least] of Object.entries(LEAST)) {
      const { Resources } = assembly.getStackByName(`bcf-${stage}-${name}`).template;
      expect(Object.keys(Resources).length).toBeGreaterThanOrEqual(least);
    }
  });

  test('each acknowledgement has its reason in one line', () => {
    for (const { rules, reason } of acknowledged(product)) {
      expect(rules.length).toBeGreaterThan(0);
      expect(reason).toMatch(/^[A-Z][^\n]{20,130}\.$/);
    }
  });
});

test('nothing is acknowledged that no pack finds', () => {
  const found = new Set<string>();
  const listed = new Set<string>();
  for (const stage of stageNames()) {
    const app = appWithoutBundles();
    const product = addStacks(app, stageConfig(stage));
    app.synth();
    for (const { rule } of findingsIn(app, product)) found.add(rule);
    for (const { rules, at } of acknowledged(product)) for (const rule of at.length > 0 ? rules : []) listed.add(rule);
  }
  expect([...listed].sort()).toEqual([...found].sort());
}, 60_000);
