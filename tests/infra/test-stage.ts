import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { addProduct } from '../../infra/product.ts';
import { stageConfig } from '../../infra/stage-config.ts';

export type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string };
export type Statement = {
  Effect: string;
  Action: string | string[];
  Principal?: unknown;
  Resource: unknown;
  Condition?: Record<string, unknown>;
};

export type Templates = { keep: Template; flow: Template; site: Template; watch: Template };

/** An app that does not bundle the functions. */
export function appWithoutBundles(outdir?: string): App {
  return new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] }, ...(outdir ? { outdir } : {}) });
}

const stages = new Map<string, Templates>();

function synthesised(stage: string): Templates {
  const { keep, flow, site, watch } = addProduct(appWithoutBundles(), stageConfig(stage));
  return {
    keep: Template.fromStack(keep),
    flow: Template.fromStack(flow),
    site: Template.fromStack(site),
    watch: Template.fromStack(watch),
  };
}

/** The templates of a stage, synthesised without bundling the functions, once for all who only read them. */
export function testStage(stage = 'test'): Templates {
  const templates = stages.get(stage) ?? synthesised(stage);
  stages.set(stage, templates);
  return templates;
}

/** The resources of one CloudFormation type, by logical id. */
export function resourcesOf(template: Template, type: string): Record<string, Resource> {
  return template.findResources(type) as Record<string, Resource>;
}

/** Every statement of the resources of one type, from the property that holds their policy. */
export function statementsOf(template: Template, type: string, property = 'PolicyDocument'): Statement[] {
  return Object.values(resourcesOf(template, type)).flatMap(
    (resource) => (resource.Properties[property] as { Statement: Statement[] }).Statement,
  );
}

export function actionsOf(statement: Statement): string[] {
  return [statement.Action].flat();
}
