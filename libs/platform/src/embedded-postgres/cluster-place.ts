import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecret } from '../configuration/key-file.js';
import type { Sentence } from '../sentence.js';
import { runnableBinaries, sharedFolder, type Binaries } from './binaries.js';
import { canEnter, postgresUser, type SystemUser } from './system-user.js';

/** Where one database cluster lives and as whom it runs. */
export interface ClusterPlace {
  /** Ours: password, port, location. */
  readonly home: string;
  /** Holds `data` and the log; `home` itself unless the postgres user cannot get there. */
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly user: SystemUser | undefined;
  readonly binaries: Binaries;
}

/**
 * Finds or chooses the place of the cluster that belongs to the home folder. Root's private folders
 * are closed to the postgres user: then the data goes to the shared folder and `home/location`
 * says where.
 */
export async function findClusterPlace(
  homePath: string,
  say: (sentence: Sentence) => void,
): Promise<ClusterPlace> {
  await mkdir(homePath, { recursive: true, mode: 0o755 });
  const home = await realpath(homePath);
  const known = await readLocation(home);
  const folder = known ?? home;
  const user = await postgresUser(join(folder, 'data'));
  const binaries = await runnableBinaries(user, say);
  if (user === undefined || known !== undefined || canEnter(user, home))
    return placeIn(folder, home, user, binaries);
  const chosen = await chooseLocation(home);
  say({
    zh: `系统用户 postgres 无权进入 ${home}，数据存放在 ${chosen}`,
    en: `The system user postgres cannot enter ${home}; the data is kept in ${chosen}`,
  });
  return placeIn(chosen, home, user, binaries);
}

function placeIn(
  folder: string,
  home: string,
  user: SystemUser | undefined,
  binaries: Binaries,
): ClusterPlace {
  return {
    home,
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'server.log'),
    user,
    binaries,
  };
}

async function readLocation(home: string): Promise<string | undefined> {
  const text = await readFile(join(home, 'location'), 'utf8').catch(() => undefined);
  return text?.trim();
}

async function chooseLocation(home: string): Promise<string> {
  const draft = join(sharedFolder, `data-${randomUUID()}`);
  const chosen = await createSecret(join(home, 'location'), draft);
  await mkdir(chosen, { recursive: true });
  await chmod(sharedFolder, 0o755);
  await chmod(chosen, 0o755);
  return chosen;
}
