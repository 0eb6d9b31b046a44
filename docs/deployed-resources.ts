import { App } from 'aws-cdk-lib';
import cdk from '../cdk.json' with { type: 'json' };
import { addProduct } from '../infra/product.ts';
import { stageConfig } from '../infra/stage-config.ts';

/** One resource of the synthesised stacks. `path` is where its construct stands, such as `flow/FileArrived/Function`. */
export type Deployed = {
  id: string;
  stack: string;
  path: string;
  type: string;
  properties: Record<string, unknown>;
};

export type Deployment = {
  resources: Deployed[];
  /** The resources that a piece of a template of one stack refers to, in this stack or in another one. */
  referred(stack: string, piece: unknown): Deployed[];
};

type Template = {
  Resources: Record<string, { Type: string; Properties?: Record<string, unknown>; Metadata?: Record<string, string> }>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
};

const REFERENCE = /"(Ref|Fn::GetAtt|Fn::ImportValue)":(?:\["([^"]+)"|"([^"]+)")/g;

/** The command line of CDK sets this; an app that is run by itself does not. */
const WITH_PATHS = { 'aws:cdk:enable-path-metadata': true };

const shortPath = (path: string, stack: string): string =>
  path.replace(`${stack}/`, `${stack.split('-').at(-1)}/`).replace(/\/Resource$/, '');

/** The stacks of a stage, synthesised without bundling the functions and read as templates. */
export function deployment(stage: string): Deployment {
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [], ...WITH_PATHS } });
  addProduct(app, stageConfig(stage));
  const templates = new Map<string, Template>(
    app.synth().stacks.map(({ stackName, template }) => [stackName, template]),
  );
  const resources = [...templates].flatMap(([stack, template]) =>
    Object.entries(template.Resources).map(([id, { Type, Properties = {}, Metadata }]) => {
      const path = shortPath(Metadata?.['aws:cdk:path'] ?? `${stack}/${id}`, stack);
      return { id, stack, path, type: Type, properties: Properties };
    }),
  );
  const byId = new Map(resources.map((one) => [`${one.stack} ${one.id}`, one]));
  const exports = new Map(
    [...templates].flatMap(([stack, { Outputs = {} }]) =>
      Object.values(Outputs).flatMap(({ Value, Export }) => (Export ? [[Export.Name, { stack, Value }] as const] : [])),
    ),
  );
  const machines = resources.filter(({ type }) => type === 'AWS::StepFunctions::StateMachine');
  const referred: Deployment['referred'] = (stack, piece) => {
    const text = JSON.stringify(piece ?? null);
    // A state machine may be meant by its name, where a reference would run in a circle.
    const byName = machines.filter(({ properties }) => text.includes(`stateMachine:${properties.StateMachineName}`));
    const byReference = [...text.matchAll(REFERENCE)].flatMap(([, kind, listed, named]) => {
      const name = listed ?? named ?? '';
      const exported = kind === 'Fn::ImportValue' ? exports.get(name) : undefined;
      if (exported) return referred(exported.stack, exported.Value);
      return byId.get(`${stack} ${name}`) ?? [];
    });
    return [...byReference, ...byName];
  };
  return { resources, referred };
}
