import { writeFileSync } from 'node:fs';
import file from './controls.json' with { type: 'json' };

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[][]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Every construct that a control names. */
export const namedConstructs: readonly string[] = [...new Set(file.controls.flatMap(({ constructs }) => constructs))];

/** The page docs/controls.md, from docs/controls.json. */
export function controlsPage(): string {
  const controls = file.controls.map(({ control, answers, constructs, proof }) => [
    control,
    answers.join(', '),
    constructs.map((path) => `\`${path}\``).join(', '),
    `\`${proof}\``,
  ]);
  const others = file.ofTheOrganisation.map(({ answers, what }) => [answers.join(', '), what]);
  const frameworks = file.frameworks.map(
    ({ id, title, source, confidence }) => `- **${id}**: [${title}](${source}) (${confidence})`,
  );
  return `# Controls

What the product does for the assurance of the organisation that deploys it, and which construct of the stacks carries it.
Made from \`docs/controls.json\` by \`npx node docs/generate-controls.ts\`; a test looks for every construct in the
synthesised stage \`prod\`. The numbers of outcomes marked \`from-memory\` are to be held against the current version.

${frameworks.join('\n')}

${table(['Control', 'Answers', 'Carried by', 'Shown by'], controls)}

## What is not carried by the stacks

${table(['Answers', 'By whom'], others)}
`;
}

if (import.meta.main) writeFileSync(new URL('controls.md', import.meta.url), controlsPage());
