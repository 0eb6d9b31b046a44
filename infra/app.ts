import { App } from 'aws-cdk-lib';
import { addProduct } from './product.ts';
import { stageConfig } from './stage-config.ts';

const app = new App();
const stage: unknown = app.node.tryGetContext('stage') ?? 'test';
addProduct(app, stageConfig(String(stage)));
