import { openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { createLog } from '@shaodao/platform';
import { builtHouse, HouseProcess, HOUSE_KEYS, type Program } from './house-process.js';

/** Several processes over one database. */
export class House {
  private readonly processes: HouseProcess[] = [];

  private constructor(
    private readonly build: string,
    readonly databaseUrl: string,
  ) {}

  static async over(databaseUrl: string): Promise<House> {
    return new House(await builtHouse(), databaseUrl);
  }

  /** One more process, as soon as it listens. */
  async add(
    program: Program,
    environment: Readonly<Record<string, string>>,
  ): Promise<HouseProcess> {
    return (await this.begin(program, environment)).listening();
  }

  /** One more process, which may not get far. */
  async begin(
    program: Program,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<HouseProcess> {
    const started = await HouseProcess.start(this.build, program, {
      DATABASE_URL: this.databaseUrl,
      ...environment,
    });
    this.processes.push(started);
    return started;
  }

  /** An engine that only looks on, and has nothing running. */
  look(): Promise<Engine> {
    const key = Buffer.from(HOUSE_KEYS.MASTER_KEY, 'base64');
    return openEngine({
      databaseUrl: this.databaseUrl,
      masterKey: key,
      tokenSecret: key,
      log: createLog({ level: 'silent' }),
      program: 'onlooker',
    });
  }

  /** The sample district and its accounts. */
  async furnish(): Promise<void> {
    const engine = await this.look();
    await seedSampleDistrict(engine);
    await engine.close();
  }

  /** Ends every process that still runs. */
  async close(): Promise<void> {
    const running = this.processes.filter((each) => !each.hasEnded);
    for (const each of running) each.send('SIGKILL');
    await Promise.all(running.map((each) => each.ended()));
  }
}
