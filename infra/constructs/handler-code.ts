import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import type { HandlerBundle } from '../bundle-handler.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const bundler = fileURLToPath(new URL('../bundle.ts', import.meta.url));

/**
 * The code of a handler, bundled in a process of its own where its stack is synthesised. It is known by its content: what has not
 * changed is not deployed again.
 */
export function handlerCode(bundle: Omit<HandlerBundle, 'outdir'>): AssetCode {
  const tryBundle = (outdir: string): boolean => {
    const asked: HandlerBundle = { ...bundle, outdir };
    execFileSync(process.execPath, [bundler, JSON.stringify(asked)], { stdio: ['ignore', 'inherit', 'inherit'] });
    return true;
  };
  return Code.fromAsset(projectRoot, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Demanded, and never asked for: `tryBundle` either answers or throws.
      image: DockerImage.fromRegistry('none'),
      local: { tryBundle },
      // Functions with the same bundling share a bundle; CDK does not look into `local` to know.
      command: [JSON.stringify(bundle)],
    },
  });
}
