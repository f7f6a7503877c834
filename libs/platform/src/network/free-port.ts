import { createServer } from 'node:net';
import { ReadableError } from '../sentence.js';

/**
 * The first free TCP port of the interface, counting up from the wanted one.
 * @throws ReadableError when 100 ports in a row are taken or the interface is not ours.
 */
export async function firstFreePort(wanted: number, host: string): Promise<number> {
  const last = Math.min(wanted + 99, 65_535);
  for (let port = wanted; port <= last; port++) {
    const failure = await tryPort(port, host);
    if (failure === undefined) return port;
    if (failure.code !== 'EADDRINUSE' && failure.code !== 'EACCES')
      throw new ReadableError(
        {
          zh: `无法监听 HOST=${host}：${failure.message}`,
          en: `Cannot listen on HOST=${host}: ${failure.message}`,
        },
        { cause: failure },
      );
  }
  throw new ReadableError({
    zh: `PORT ${wanted} 至 ${last} 都被占用，请用 PORT 指定其他端口`,
    en: `Ports ${wanted} to ${last} are all taken; set PORT to another one`,
  });
}

/** Any free TCP port of the loopback interface. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() => {
        if (port === undefined) reject(new Error('The system gave no port'));
        else resolve(port);
      });
    });
  });
}

function tryPort(port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  });
}
