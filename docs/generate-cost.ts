import { writeFileSync } from 'node:fs';
import file from './cost.json' with { type: 'json' };

const SCALES = [1, 153] as const;

type Volume = { id: string; what: string; perBoard?: number; fixed?: number; basis: string };
type Line = (typeof file.lines)[number];

const volumes: readonly Volume[] = file.volumes;

/** A volume for so many boards. Throws for a name that the file does not state. */
function volume(id: string, boards: number): number {
  const found = volumes.find((one) => one.id === id);
  if (!found) throw new Error(`docs/cost.json states no volume ${id}`);
  return found.fixed ?? (found.perBoard ?? 0) * boards;
}

function priceOf(id: string) {
  const found = file.prices.find((one) => one.id === id);
  if (!found) throw new Error(`docs/cost.json states no price ${id}`);
  return found;
}

/** What a line comes to in a month, in US dollars. */
export function lineUsd({ price, of, times }: Line, boards: number): number {
  return of.reduce((product, id) => product * volume(id, boards), times) * priceOf(price).usd;
}

/** What a month comes to for so many boards, in US dollars. */
export function monthUsd(boards: number): number {
  return file.lines.reduce((sum, line) => sum + lineUsd(line, boards), 0);
}

const shown = (usd: number): string => usd.toFixed(2);
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[][]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

function linesTable(): string {
  const rows = file.lines.map((line) => [
    priceOf(line.price).what,
    line.why,
    ...SCALES.map((boards) => shown(lineUsd(line, boards))),
  ]);
  return table(
    ['What', 'For', '1 board', '153 boards'],
    [...rows, ['**Together**', '', ...SCALES.map((boards) => `**${shown(monthUsd(boards))}**`)]],
  );
}

/** The page docs/cost.md, from the prices and volumes of docs/cost.json. */
export function costPage(): string {
  const prices = file.prices.map(({ what, usd, source, date, confidence }) => [
    what,
    String(usd),
    `[${confidence}](${source})`,
    date,
  ]);
  const stated = volumes.map(({ what, perBoard, fixed, basis }) => [
    what,
    String(perBoard ?? ''),
    String(fixed ?? ''),
    basis,
  ]);
  return `# Cost

In ${file.currency} a month in ${file.region}, without tax, support and free tiers. Made from \`docs/cost.json\` by
\`npx node docs/generate-cost.ts\`. A price with the confidence \`from-memory\` was not held against the page that it names:
look there before you rely on it. A bill of the stage \`test\` is the better source; the budget of the stage sends a mail
before it is passed (\`monthlyBudgetUsd\` in \`infra/stage-config.ts\`).

${linesTable()}

Most of what one board pays is there whether or not anything is sent: alarms, dashboard, metrics, key and, where it is on, WAF.

## Volumes

${table(['A month is taken to have', 'A board', 'The stage', 'Basis'], stated)}

## Prices

${table(['Unit', 'US dollars', 'Source', 'As of'], prices)}
`;
}

if (import.meta.main) writeFileSync(new URL('cost.md', import.meta.url), costPage());
