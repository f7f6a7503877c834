import pg from 'pg';

/**
 * The raw limit of `commands`: connections that each insert one row and wait for its commit, over
 * and over, into a table shaped like the events with nothing but a primary key.
 */
export class InsertLoop {
  private constructor(private readonly clients: readonly pg.Client[]) {}

  static async open(url: string, connections: number): Promise<InsertLoop> {
    const clients = await Promise.all(
      Array.from({ length: connections }, async () => {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        return client;
      }),
    );
    await clients[0]?.query(`
      create table if not exists bench_rows (
        position bigint generated always as identity primary key,
        stream text not null,
        revision int not null,
        id uuid not null,
        type text not null,
        occurred_at timestamptz not null,
        data json not null,
        meta json not null
      )`);
    return new InsertLoop(clients);
  }

  /** Rows per second over the given time, each one durable before the next of its connection. */
  async run(seconds: number, sample: { data: string; meta: string }): Promise<number> {
    const started = performance.now();
    const end = started + seconds * 1000;
    const loop = async (client: pg.Client, lane: number): Promise<number> => {
      let rows = 0;
      while (performance.now() < end) {
        await client.query({
          name: 'bench-insert',
          text: `insert into bench_rows (stream, revision, id, type, occurred_at, data, meta)
                 values ($1, $2, gen_random_uuid(), $3, $4, $5, $6)`,
          values: [
            `issue-${lane.toString()}`,
            rows,
            'StepLogged',
            new Date().toISOString(),
            sample.data,
            sample.meta,
          ],
        });
        rows++;
      }
      return rows;
    };
    const counts = await Promise.all(this.clients.map(loop));
    const rows = counts.reduce((sum, count) => sum + count, 0);
    return rows / ((performance.now() - started) / 1000);
  }

  /** Median milliseconds of one durable one-row write alone: the floor of any commit now. */
  async commitFloor(sample: { data: string; meta: string }): Promise<number> {
    const alone = new InsertLoop(this.clients.slice(0, 1));
    return 1000 / (await alone.run(0.5, sample));
  }

  async close(): Promise<void> {
    await this.clients[0]?.query('drop table bench_rows');
    await Promise.all(this.clients.map((client) => client.end()));
  }
}
