import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a running stack answers and what it was told, written beside its data so that commands work as it does. */
export type Running = {
  pid: number;
  web: string;
  s3: string;
  dynamodb: string;
  preferredFeeds: Record<string, string>;
};

const fileIn = (dataDir: string) => join(dataDir, 'running.json');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The stack that runs on this data, or null. A file left by a crash is not taken for one. */
export function readRunning(dataDir: string): Running | null {
  try {
    const running = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Running;
    // After a restart of a container its processes have the numbers that they had before.
    return running.pid !== process.pid && isAlive(running.pid) ? running : null;
  } catch {
    return null;
  }
}

export function writeRunning(dataDir: string, running: Running): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileIn(dataDir), JSON.stringify(running));
}

export function clearRunning(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}
