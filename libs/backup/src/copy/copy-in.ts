import { Writable } from 'node:stream';
import type { ClientBase, Connection, Submittable } from 'pg';

/** What the connection can do beyond its published types. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

type Done = (error?: Error | null) => void;

/**
 * Bytes for `COPY … FROM STDIN`; it has finished when the server has taken them all, and `rows` is then
 * what the server counted.
 */
export class CopyIn extends Writable implements Submittable {
  rows = 0;
  private connection: CopyConnection | undefined;
  private waiting: (() => void) | undefined;
  private ended: Done | undefined;
  private isOver = false;

  private constructor(private readonly sql: string) {
    super({ highWaterMark: 1_024 * 1_024 });
  }

  /** @param sql a whole `copy … from stdin`; nothing else may run on the client until it has ended */
  static begin(client: ClientBase, sql: string): CopyIn {
    return client.query(new CopyIn(sql));
  }

  submit = (connection: Connection): void => {
    connection.query(this.sql);
  };

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.whenReady((connection) => {
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) connection.stream.once('drain', () => done());
      else done();
    });
  }

  override _final(done: Done): void {
    this.ended = done;
    this.whenReady((connection) => {
      connection.endCopyFrom();
    });
  }

  override _destroy(error: Error | null, done: Done): void {
    if (!this.isOver) this.connection?.sendCopyFail('given up');
    this.ended?.(error);
    this.ended = undefined;
    done(error);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.connection = connection;
    if (this.destroyed) connection.sendCopyFail('given up');
    this.waiting?.();
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = Number(text.split(' ').at(-1));
  }

  handleReadyForQuery(): void {
    this.isOver = true;
    this.ended?.();
    this.ended = undefined;
  }

  handleError(error: Error): void {
    this.isOver = true;
    this.destroy(error);
  }

  private whenReady(send: (connection: CopyConnection) => void): void {
    const { connection } = this;
    if (connection !== undefined) send(connection);
    else
      this.waiting = () => {
        this.waiting = undefined;
        if (this.connection !== undefined) send(this.connection);
      };
  }
}
