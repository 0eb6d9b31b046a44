import { App, Validations } from 'aws-cdk-lib';
import { addProduct } from './product.ts';
import { rulePacks } from './rule-packs.ts';
import { stageConfig, withoutItsData } from './stage-config.ts';

const app = new App();
const stage: unknown = app.node.tryGetContext('stage') ?? 'test';
const config = stageConfig(String(stage));
const isLastOfItsData = app.node.tryGetContext('deleteData') === config.stage;
addProduct(app, isLastOfItsData ? withoutItsData(config) : config);
// A finding that is not acknowledged stops the synthesis.
Validations.of(app).addPlugins(...rulePacks(app));
