import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely, type ConnectionOptions } from 'node:tls';
import type { ISocketFactoryArgs } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/** What the client asks for; its types leave out that there may be no TLS. */
interface Wanted extends Omit<ISocketFactoryArgs, 'ssl'> {
  readonly ssl: ConnectionOptions | null;
}

/**
 * A socket as the client itself would make it, but one that may be let go of (`unref`) when it is closed. The client does so
 * each time it disconnects, a consumer whose topic is gone several times a minute, and Node then waits on the closed
 * socket for a connection that never comes: one listener more each time.
 */
export function openSocket({ host, port, ssl, onConnect }: Wanted): Socket {
  const socket =
    ssl === null
      ? connect({ host, port }, onConnect)
      : connectSecurely(
          { host, port, ...(isIP(host) === 0 && { servername: host }), ...ssl },
          onConnect,
        );
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  return socket.once('close', () => {
    socket.unref = () => socket;
  });
}
