import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where a running stack answers and what it was told, written beside its data so that commands work as it does. */
export type Running = {
  pid: number;
  web: string;
  s3: string;
  dynamodb: string;
  preferredFeeds: Record<string, string>;
};

/** How often, and how far apart, a stack is asked whose process lives but which does not answer: it may be stopping. */
const TRIES = 25;
const BETWEEN_TRIES_MS = 200;

const fileIn = (dataDir: string) => join(dataDir, 'running.json');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function listens(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect(Number(port || 80), hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * The stack that runs on this data and answers, or null. After a crash the number of its process may be that of
 * another program, or the process may not have gone yet; so its address is tried too, for a few seconds.
 */
export async function findRunning(dataDir: string, tries = TRIES): Promise<Running | null> {
  const running = readRunning(dataDir);
  if (!running || (await listens(running.web))) return running;
  if (tries <= 1) return null;
  await wait(BETWEEN_TRIES_MS);
  return findRunning(dataDir, tries - 1);
}

/** What is noted of a stack whose process lives, or null. A file left by a crash is not taken for one. */
export function readRunning(dataDir: string): Running | null {
  try {
    const running = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Running;
    // After a restart of a container its processes have the numbers that they had before.
    return running.pid !== process.pid && isAlive(running.pid) ? running : null;
  } catch {
    return null;
  }
}

/** Notes where a stack answers, for commands and for the next start. */
export function writeRunning(dataDir: string, running: Running): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileIn(dataDir), JSON.stringify(running));
}

/** Takes the note away once the stack has stopped. */
export function clearRunning(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}
