import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IssueProfile } from '@shaodao/issue';
import { InvalidProfile, parseProfile } from './parse-profile.js';

/** The mechanism an issue runs under when nobody names another. */
export const DEFAULT_PROFILE = 'hotline-immediate-response';

/** The governance mechanisms that ship, every version of each. */
export interface ProfileCatalogue {
  /** The profile of that version, by default the newest; undefined where there is none. */
  find(id: string, version?: number): IssueProfile | undefined;
  /** The newest version of each, by id. */
  readonly all: readonly IssueProfile[];
}

/**
 * Reads every `*.yaml` of a folder, by default the shipped `libs/playbooks/profiles`.
 * @throws InvalidProfile where a file is not a profile, or two describe the same version.
 */
export function loadProfiles(folder = shippedFolder()): ProfileCatalogue {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return catalogue(
    files.sort().map((name) => parseProfile(readFileSync(join(folder, name), 'utf8'), name)),
  );
}

function catalogue(profiles: readonly IssueProfile[]): ProfileCatalogue {
  const byVersion = new Map<string, IssueProfile>();
  const newest = new Map<string, IssueProfile>();
  for (const profile of profiles) {
    const key = versionKey(profile.id, profile.version);
    if (byVersion.has(key)) throw new InvalidProfile(`The profile ${key} is described twice`);
    byVersion.set(key, profile);
    const known = newest.get(profile.id);
    if (known === undefined || known.version < profile.version) newest.set(profile.id, profile);
  }
  return {
    find: (id, version) =>
      version === undefined ? newest.get(id) : byVersion.get(versionKey(id, version)),
    all: [...newest.values()],
  };
}

const versionKey = (id: string, version: number): string => `${id} version ${String(version)}`;

/** The build copies no YAML, so both source and build look below the repository's root. */
function shippedFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isRepositoryRoot(folder)) {
    if (dirname(folder) === folder) throw new Error('The folder of the profiles was not found');
    folder = dirname(folder);
  }
  return join(folder, 'libs', 'playbooks', 'profiles');
}

function isRepositoryRoot(folder: string): boolean {
  if (!readdirSync(folder).includes('package.json')) return false;
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name?: string;
  };
  return name === 'shaodao';
}
