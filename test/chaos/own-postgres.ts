import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  findClusterPlace,
  type ClusterPlace,
} from '../../libs/platform/src/embedded-postgres/cluster-place.js';
import {
  account,
  initialiseCluster,
} from '../../libs/platform/src/embedded-postgres/initialise.js';
import {
  findPostmaster,
  startPostmaster,
  stopPostmaster,
} from '../../libs/platform/src/embedded-postgres/postmaster.js';
import { serverSettings } from '../../libs/platform/src/embedded-postgres/server-settings.js';
import { anyFreePort } from '@shaodao/platform';

/** How a server goes: in order, or as if the power had failed. */
export type Going = 'in order' | 'by a crash';

/** A PostgreSQL of a test's own that can go away and come back, durable as in earnest. */
export class OwnPostgres {
  private constructor(
    private readonly home: string,
    private readonly place: ClusterPlace,
    private readonly password: string,
    private readonly port: number,
  ) {}

  /** @param home where its data goes; a folder of its own if not given */
  static async start(home?: string): Promise<OwnPostgres> {
    const folder = home ?? (await mkdtemp(join(tmpdir(), 'shaodao-own-')));
    await chmod(folder, 0o755);
    const place = await findClusterPlace(folder, () => undefined);
    const password = await initialiseCluster(place);
    const postgres = new OwnPostgres(folder, place, password, await anyFreePort());
    await postgres.comeBack();
    return postgres;
  }

  /** A new, empty database of it. */
  async createDatabase(name: string): Promise<string> {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return this.urlOf(name);
  }

  async goAway(going: Going): Promise<void> {
    const postmaster = await findPostmaster(this.place);
    if (postmaster === undefined) return;
    if (going === 'in order') {
      await stopPostmaster(this.place, postmaster);
      return;
    }
    process.kill(postmaster.pid, 'SIGQUIT');
    while ((await findPostmaster(this.place)) !== undefined)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async comeBack(): Promise<void> {
    const outcome = await startPostmaster(this.place, this.port, serverSettings);
    if (outcome !== 'started') throw new Error(`PostgreSQL did not start: ${outcome}`);
  }

  /** Starts it where it gave up by itself, as a service manager would. */
  async comeBackIfGone(): Promise<void> {
    if ((await findPostmaster(this.place)) === undefined) await this.comeBack();
  }

  async remove(): Promise<void> {
    await this.goAway('in order');
    await rm(this.place.folder, { recursive: true, force: true });
    await rm(this.home, { recursive: true, force: true });
  }

  private urlOf(database: string): string {
    return `postgres://${account}:${this.password}@127.0.0.1:${String(this.port)}/${database}`;
  }
}
