import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const SCHEMAS = /@aws-sdk[\\/]client-[a-z0-9-]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/;

/**
 * Leaves out what the clients of AWS know of calls that are not made. They name properties by constants
 * (`{ [_xa]: 1 }`), which esbuild must take for code that does something; with the names in their place it sees data
 * that nobody reads. It is a twentieth of a megabyte for S3.
 */
export const leanerSchemas: Plugin = {
  name: 'leaner-schemas',
  setup({ onLoad }) {
    onLoad({ filter: SCHEMAS }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const constants = [...code.matchAll(/^const (\w+) = ("[^"\\\n]*");$/gm)];
      const names = new Map(constants.map(([, constant = '', name = '']) => [constant, name]));
      const contents = code.replace(/\[(\w+)\]:/g, (all, constant) =>
        names.has(constant) ? `${names.get(constant)}:` : all,
      );
      return { contents, loader: 'js' };
    });
  },
};
