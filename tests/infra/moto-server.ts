import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export const MOTO_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };
export const MOTO_REGION = 'eu-west-2';

/** Whether an emulator of the version that this was tried with is on the machine. */
export const hasMoto = spawnSync('moto_server', ['--help']).status === 0;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilItAnswers(url: string): Promise<void> {
  for (let looks = 0; looks < 300; looks += 1) {
    const isThere = await fetch(`${url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await pause(100);
  }
  throw new Error('moto_server does not answer');
}

/** Starts the emulator on a free port of this machine, with nothing in it. */
export async function startMoto(): Promise<{ url: string; stop(): void }> {
  const port = await freePort();
  const server: ChildProcess = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url);
  return { url, stop: () => void server.kill('SIGTERM') };
}

/** One call of CloudFormation's query interface. The emulator reads the service from the credential and checks no signature. */
export async function cloudFormation(url: string, parameters: Record<string, string>): Promise<string> {
  const scope = `${MOTO_CREDENTIALS.accessKeyId}/20260101/${MOTO_REGION}/cloudformation/aws4_request`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams({ Version: '2010-05-15', ...parameters }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${parameters.Action} was answered ${answer.status}: ${text.slice(0, 500)}`);
  return text;
}
