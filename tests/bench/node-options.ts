import project from '../../package.json' with { type: 'json' };

/** What a command of `package.json` gives Node before the script: the product is measured as a team runs it. */
export const nodeOptionsOf = (command: 'start' | 'bcf'): string[] =>
  project.scripts[command].split(' ').filter((part) => part.startsWith('--'));
