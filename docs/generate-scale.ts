import { readFileSync, writeFileSync } from 'node:fs';
import { stageConfig } from '../infra/stage-config.ts';
import cost from './cost.json' with { type: 'json' };

/** What the benchmark measured of files of several lengths. */
export type Measured = {
  machine: { model?: string | undefined; cores: number; node: string };
  growth: readonly { rows: number; megabytes: number; seconds: number; cpuSeconds: number; peakMb: number }[];
  dynamodbRequests: number;
  dynamodbUnits: number;
  returns153Seconds: number | null;
};

/** A line through measured points: what there is without a row, and what a row adds. */
export type Line = { fixed: number; perRow: number };

export type Scenario = { what: string; rows: number; files: number; cells: number };

const BOARDS = 153;
// Taken, not measured: spells of admitted patients in England.
const NATIONAL_YEAR = 20_000_000;
const NATIONAL_MONTH = 1_700_000;
const MEASURED_CELLS = 120;
const CELLS_OF_BOARD_YEAR = 12;
// What the table of spells takes at most for one of a single row: an entry of 20 bytes and, at the moment it grows, 8 bytes
// for each slot, the old ones, three quarters full, and twice as many new ones.
const MOST_BYTES_OF_A_SPELL = 52;

const scenarios: readonly Scenario[] = [
  { what: 'One board, one month', rows: Math.round(NATIONAL_MONTH / BOARDS), files: 1, cells: 1 },
  { what: '153 boards, one month, a file each', rows: NATIONAL_MONTH, files: BOARDS, cells: BOARDS },
  { what: 'A national month in one file', rows: NATIONAL_MONTH, files: 1, cells: BOARDS },
  { what: 'A national year in one file', rows: NATIONAL_YEAR, files: 1, cells: BOARDS * CELLS_OF_BOARD_YEAR },
  {
    what: 'Ten national years, a file for each month',
    rows: 10 * NATIONAL_YEAR,
    files: 120,
    cells: 10 * BOARDS * CELLS_OF_BOARD_YEAR,
  },
];

type Quantity = 'cpuSeconds' | 'peakMb' | 'megabytes';

/** The line from the second smallest to the largest file: in the smallest much is still being compiled. */
export function lineOf(growth: Measured['growth'], quantity: Quantity): Line {
  const [, small = growth[0]] = growth;
  const large = growth.at(-1);
  if (!small || !large || small.rows === large.rows) throw new RangeError('Two lengths of file are needed');
  const perRow = (large[quantity] - small[quantity]) / (large.rows - small.rows);
  return { fixed: Math.max(0, small[quantity] - perRow * small.rows), perRow };
}

/** The line of memory for the worst length of a file: those measured may lie just before the table of spells grows. */
const atWorst = ({ fixed, perRow }: Line): Line => ({ fixed, perRow: Math.max(perRow, MOST_BYTES_OF_A_SPELL / 1e6) });

const at = ({ fixed, perRow }: Line, rows: number): number => fixed + perRow * rows;

/** How many rows of one file a limit allows. */
export const rowsWithin = ({ fixed, perRow }: Line, limit: number): number => (limit - fixed) / perRow;

const { memoryMb, timeoutSeconds, concurrency } = stageConfig('prod').fileArrived;
// AWS Lambda Developer Guide, "Lambda quotas": 15 minutes, 10,240 MB; a processor for each 1,769 MB.
const LONGEST_SECONDS = 900;
const MOST_MB = 10_240;

const price = (id: string): number => cost.prices.find((each) => each.id === id)?.usd ?? Number.NaN;
const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const short = (value: number): string => (value < 0.1 ? 'under 0.1' : value < 10 ? value.toFixed(1) : whole(value));
const millions = (rows: number): string => `${short(rows / 1e6)} million`;
const money = (usd: number): string => (usd < 0.01 ? 'under 0.01' : usd.toFixed(2));
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[][]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

type Lines = { seconds: Line; memory: Line; size: Line; unitsPerCell: number };

function scenarioRow({ what, rows, files, cells }: Scenario, { seconds, memory, size, unitsPerCell }: Lines): string[] {
  const ofOne = rows / files;
  const each = at(seconds, ofOne);
  const together = (each * Math.ceil(files / concurrency)) / 60;
  const units = unitsPerCell * cells;
  const usd =
    files * each * (memoryMb / 1024) * price('lambda-gb-second') +
    units * price('dynamodb-write') +
    (at(size, rows) / 1000) * price('s3-gb');
  return [
    what,
    whole(rows),
    short(at(size, rows) / 1000),
    short(each),
    short(together),
    whole(at(memory, ofOne)),
    whole(units),
    money(usd),
  ];
}

function limitRows({ seconds, memory }: Lines): string[][] {
  const limits: [string, number][] = [
    [`Memory of the function as it is set, ${whole(memoryMb)} MB`, rowsWithin(memory, memoryMb)],
    [`Time of the function as it is set, ${timeoutSeconds} seconds`, rowsWithin(seconds, timeoutSeconds)],
    ['Longest time of a Lambda function, 15 minutes', rowsWithin(seconds, LONGEST_SECONDS)],
    ['Most memory of a Lambda function, 10,240 MB', rowsWithin(memory, MOST_MB)],
  ];
  return limits.toSorted(([, a], [, b]) => a - b).map(([what, rows]) => [what, millions(rows)]);
}

/** The page docs/scale.md, from what the benchmark measured. */
export function scalePage({ machine, growth, dynamodbRequests, dynamodbUnits, returns153Seconds }: Measured): string {
  const memory = lineOf(growth, 'peakMb');
  const lines: Lines = {
    seconds: lineOf(growth, 'cpuSeconds'),
    memory: atWorst(memory),
    size: lineOf(growth, 'megabytes'),
    unitsPerCell: dynamodbUnits / MEASURED_CELLS,
  };
  const [first] = limitRows(lines);
  const returns =
    returns153Seconds === null
      ? ''
      : `\nThe returns of all 153 boards for one quarter take ${short(returns153Seconds)} seconds on the machine measured.\n`;
  return `# Scale

What the product takes for how much data, worked out from what \`npm run bench\` measured (\`bench/results.json\`). Made by
\`npx node docs/generate-scale.ts\`.

## Measured

${machine.cores} cores (${machine.model}), Node ${machine.node}; the embedded S3 and DynamoDB are in the same process.

${table(
  ['Rows of 40 columns', 'MB', 'Seconds', 'Seconds of the processor', 'Peak MB'],
  growth.map((one) => [
    whole(one.rows),
    whole(one.megabytes),
    short(one.seconds),
    short(one.cpuSeconds),
    whole(one.peakMb),
  ]),
)}

A row takes ${(lines.seconds.perRow * 1e6).toFixed(1)} microseconds of a processor and ${whole(memory.perRow * 1e6)} bytes of memory: what
is remembered of its spell until the file ends, ${whole(lines.memory.perRow * 1e6)} at most, which is taken below. A file of ${MEASURED_CELLS} boards × months
takes ${whole(dynamodbRequests)} requests to DynamoDB, ${whole(dynamodbUnits)} capacity units, whatever its length.
${returns}
## Worked out

For the function \`file-arrived\` as it is set for production: ${whole(memoryMb)} MB, ${timeoutSeconds} seconds, ${concurrency} files at a time. A
processor of Lambda is taken to be as fast as one core of the machine measured, which nobody has measured; S3 and
DynamoDB in AWS are not this machine's. Capacity units are taken to grow with boards × months. US dollars by the prices
of [cost.md](cost.md), with a month of storage.

${table(
  ['', 'Rows', 'GB', 'Seconds for a file', 'Minutes for all', 'Peak MB for a file', 'Capacity units', 'US dollars'],
  scenarios.map((scenario) => scenarioRow(scenario, lines)),
)}

## Which limit is met first

Rows in one file, by which each limit is met:

${table(['Limit', 'Rows in one file'], limitRows(lines))}

First met: the ${(first?.[0] ?? '').replace(/^[MLT]/, (letter) => letter.toLowerCase())}, with ${first?.[1]} rows. What then, in this order:

1. Send a file for each month. Files are read beside one another, and each counts for its own months.
2. Give the function more memory, and with it processors: \`memoryMb\` and \`timeoutSeconds\` in \`infra/stage-config.ts\`.
   SQS waits six times the timeout before it delivers a message again; its own limit is twelve hours.
3. Run the same handler where nothing ends after 15 minutes, such as a container on Fargate that reads the same queue.

SQS takes any number of files, as each is one message. Counts are written in batches of 25 items, and what is not
processed is sent again. The quota of a table on demand is 40,000 write units a second; no line above comes near it. The
end of a quarter goes over the areas by a distributed map of Step Functions.
`;
}

if (import.meta.main) {
  const { machine, ingest, publish } = JSON.parse(
    readFileSync(new URL('../bench/results.json', import.meta.url), 'utf8'),
  );
  writeFileSync(new URL('scale.md', import.meta.url), scalePage({ machine, ...ingest, ...publish }));
}
