import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { openSocket } from './open-socket.js';

it('a socket carries bytes, and nothing waits on it when it is closed', async () => {
  const server = createServer((peer) => peer.pipe(peer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    let connected = 0;
    const onConnect = (): void => {
      connected += 1;
    };
    const socket = openSocket({ host: '127.0.0.1', port, ssl: null, onConnect });
    socket.write('to and fro');
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    expect([String(bytes), connected]).toEqual(['to and fro', 1]);
    socket.end();
    await once(socket, 'close');
    for (let n = 0; n < 20; n += 1) expect(socket.unref()).toBe(socket);
    expect(socket.listenerCount('connect')).toBe(0);
  } finally {
    server.close();
  }
});
