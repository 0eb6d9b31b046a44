import { exitCodeOf, terminal } from './command-line.ts';
import { deployStage } from './deploy-stage.ts';

const console = terminal();
process.exitCode = await exitCodeOf(() => deployStage(process.argv.slice(2), console), console.say);
