import { Readable } from 'node:stream';
import type { ClientBase, Connection, Submittable } from 'pg';

/** Rows are gathered to chunks of about this many bytes. */
const CHUNK = 128 * 1_024;

/**
 * What `COPY … TO STDOUT` gives, as a stream of bytes; `rows` is known when it has ended. Written for the
 * hooks that `pg` calls on whatever it is asked to run.
 */
export class CopyOut extends Readable implements Submittable {
  rows = 0;
  private gathered: Buffer[] = [];
  private size = 0;
  private connection: Connection | undefined;

  private constructor(
    private readonly sql: string,
    private readonly onRows: (rows: number) => void,
  ) {
    super({ highWaterMark: 4 * CHUNK });
  }

  /**
   * @param sql a whole `copy … to stdout`; nothing else may run on the client until it has ended
   * @param onRows told now and then how many there are so far
   */
  static begin(
    client: ClientBase,
    sql: string,
    onRows: (rows: number) => void = () => undefined,
  ): CopyOut {
    return client.query(new CopyOut(sql, onRows));
  }

  submit = (connection: Connection): void => {
    this.connection = connection;
    connection.query(this.sql);
  };

  override _read(): void {
    this.connection?.stream.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.connection?.stream.resume();
    done(error);
  }

  /** One row. Its bytes are the connection's own and are written over soon. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.rows += 1;
    this.gathered.push(Buffer.from(chunk));
    this.size += chunk.length;
    if (this.size >= CHUNK && !this.passOn()) this.connection?.stream.pause();
  }

  handleCommandComplete(): void {
    this.passOn();
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  private passOn(): boolean {
    const chunk = Buffer.concat(this.gathered, this.size);
    this.gathered = [];
    this.size = 0;
    this.onRows(this.rows);
    return chunk.length === 0 || this.destroyed || this.push(chunk);
  }
}
