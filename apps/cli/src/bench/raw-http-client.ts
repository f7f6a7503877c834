import { connect, type Socket } from 'node:net';

export interface RawResponse {
  readonly status: number;
  readonly body: string;
}

/**
 * One keep-alive connection that sends a request and waits for its answer. Node's own client costs
 * as much as the server it would measure on a machine both share; this one writes the bytes and
 * reads up to Content-Length, which is all our API answers with.
 */
export class RawHttpConnection {
  private pending: { resolve: (r: RawResponse) => void; reject: (e: Error) => void } | undefined;
  private received: Buffer = Buffer.alloc(0);

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.take(chunk);
    });
    socket.on('error', (error) => this.pending?.reject(error));
    socket.on('close', () => this.pending?.reject(new Error('The server closed the connection')));
  }

  static open(url: URL): Promise<RawHttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(url.port), url.hostname);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new RawHttpConnection(socket, url.host));
      });
    });
  }

  /** Sends one POST; headers are complete lines, each ended by CRLF. */
  post(path: string, headers: string, body: string): Promise<RawResponse> {
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
      const length = Buffer.byteLength(body);
      this.socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${this.host}\r\ncontent-type: application/json\r\n` +
          `content-length: ${length.toString()}\r\n${headers}\r\n${body}`,
      );
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const total = end + 4 + length;
    if (this.received.length < total) return;
    const response = {
      status: Number(head.slice(9, 12)),
      body: this.received.toString('utf8', end + 4, total),
    };
    this.received = this.received.subarray(total);
    const waiting = this.pending;
    this.pending = undefined;
    waiting?.resolve(response);
  }
}
