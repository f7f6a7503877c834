import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { anyFreePort, firstFreePort } from './free-port.js';

describe('a free port', () => {
  const servers: Server[] = [];

  async function occupy(port: number): Promise<void> {
    const server = createServer().listen(port, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
  }

  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  it('is the wanted one where it is free', async () => {
    const port = await anyFreePort();
    expect(await firstFreePort(port, '127.0.0.1')).toBe(port);
  });

  it('is a later one where the wanted one is taken', async () => {
    const port = await anyFreePort();
    await occupy(port);
    const next = await firstFreePort(port, '127.0.0.1');
    expect(next).toBeGreaterThan(port);
    await occupy(next);
  });

  it('is not looked for on an interface that is not ours', async () => {
    await expect(firstFreePort(3000, '203.0.113.1')).rejects.toThrow('Cannot listen on HOST');
  });
});
