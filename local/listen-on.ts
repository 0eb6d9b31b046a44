import type { Server } from 'node:net';

/** Listens on this machine only; says what to do where the port is taken. Answers with the port in use. */
export function listenOn(server: Server, { port, option }: { port: number; option: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use by another program. Stop it, or choose another: npm start -- ${option} 0`)
          : error,
      );
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
