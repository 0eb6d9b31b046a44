import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { dataOnce } from './data-once.ts';
import { leanerSchemas } from './leaner-schemas.ts';

const projectRoot = fileURLToPath(new URL('../', import.meta.url));

// Lambda puts the credentials of a function's role into its environment (AWS Lambda Developer Guide, "Defined runtime
// environment variables"), where the SDK looks first. These are asked only where there are none there, and are a tenth of a
// megabyte.
const otherCredentials = ['sso', 'ini', 'login', 'process', 'web-identity', 'http'].map(
  (kind) => `@aws-sdk/credential-provider-${kind}`,
);

// The SDK is bundled, so that what runs is what was tested. The banner serves CommonJS packages, which call `require`
// for Node's own modules; esbuild does not supply it in an ES module.
const options: BuildOptions = {
  absWorkingDir: projectRoot,
  bundle: true,
  format: 'esm',
  splitting: true,
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  // Names of functions are all that a stack trace in a log can be read by.
  keepNames: true,
  external: [...otherCredentials, '@smithy/credential-provider-imds'],
  outExtension: { '.js': '.mjs' },
  chunkNames: 'parts/[name]-[hash]',
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
  plugins: [leanerSchemas, dataOnce],
  logLevel: 'warning',
};

export type HandlerBundle = {
  /** The file that exports the handler, by its path in this project. */
  file: string;
  outdir: string;
  /** Files and folders, by their paths in this project too, that lie beside the bundle under the same paths. */
  files: readonly string[];
  /** Expressions that the bundle has replaced by others, as text of the language. */
  define: Record<string, string>;
};

/**
 * Writes the code of a handler into a folder: `index.mjs`, the parts that it loads at its start, and those that it loads
 * when they are wanted. The same code gives the same bytes. Answers with what esbuild knows about each part.
 */
export async function bundleHandler({ file: entry, outdir, files, define }: HandlerBundle): Promise<Metafile> {
  const { metafile } = await build({ ...options, entryPoints: { index: entry }, outdir, define, metafile: true });
  for (const file of files) await cp(`${projectRoot}${file}`, `${outdir}/${file}`, { recursive: true });
  return metafile;
}
