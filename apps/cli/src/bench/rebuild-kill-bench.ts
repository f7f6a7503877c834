import { fileURLToPath } from 'node:url';
import { REBUILD_BEGUN, REBUILD_INDEXES, RebuildSite, type Watched } from './rebuild-site.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const KILLS = 2;

export interface RebuildKillOptions {
  /** An empty database. */
  readonly databaseUrl: string;
  /** Events to begin with. */
  readonly events: number;
  /** Events of commands wanted each second. */
  readonly perSecond: number;
  readonly onProgress: (line: string) => void;
}

export interface RebuildKillResult extends Watched {
  readonly bench: 'rebuild-kill';
  /** Commands answered as a share of those wanted. */
  readonly ratio: number;
  readonly wantedPerSecond: number;
  readonly answeredPerSecond: number;
  readonly kills: number;
  /** Of the rebuild that was left alone, the start of its process included. */
  readonly rebuildSeconds: number;
  /** What `verify` says at the end. */
  readonly clean: boolean;
}

/**
 * All read tables rebuilt while commands arrive: two rebuilds are killed without warning, the third
 * ends; the board is read all the while, and held against all events at the end.
 * @throws Error where a rebuild that is left alone fails, or the board went back
 */
export async function benchRebuildKill(options: RebuildKillOptions): Promise<RebuildKillResult> {
  const { databaseUrl, events, perSecond, onProgress } = options;
  const site = await RebuildSite.open({ databaseUrl, events, program: MAIN });
  try {
    onProgress(`${String(events)} events, the server is up and shows all of them`);
    let rebuildSeconds = 0;
    const watched = await site.watching(perSecond, async () => {
      await site.killRebuild(REBUILD_BEGUN, 500 * Math.random());
      onProgress('killed while it read');
      await site.killRebuild(REBUILD_INDEXES, 200 * Math.random());
      onProgress('killed while it made indexes');
      const begun = performance.now();
      const { code, said } = await site.finish('rebuild');
      rebuildSeconds = (performance.now() - begun) / 1_000;
      if (code !== 0) throw new Error(`The rebuild failed: ${said}`);
      onProgress(`rebuilt in ${rebuildSeconds.toFixed(1)} s`);
    });
    if (!watched.onward) throw new Error('The board went back');
    await site.caughtUp();
    const { code, said } = await site.finish('verify');
    onProgress(said.trim().split('\n').at(-1) ?? '');
    const answeredPerSecond = watched.events / watched.seconds;
    return {
      ...{ bench: 'rebuild-kill', ratio: answeredPerSecond / perSecond },
      ...{ wantedPerSecond: perSecond, answeredPerSecond, kills: KILLS, rebuildSeconds },
      ...{ clean: code === 0, ...watched },
    };
  } finally {
    await site.close();
  }
}
