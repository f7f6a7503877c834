import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');

interface LockedPackage {
  readonly resolved?: string;
  readonly link?: boolean;
}

async function readJson<Shape>(path: string): Promise<Shape> {
  return JSON.parse(await readFile(join(root, path), 'utf8')) as Shape;
}

describe('the lockfile', () => {
  let packages: Record<string, LockedPackage>;

  beforeAll(async () => {
    ({ packages } = await readJson<{ packages: typeof packages }>('package-lock.json'));
  });

  it('knows every app and lib, or npm ci would refuse', async () => {
    for (const group of ['apps', 'libs'])
      for (const name of await readdir(join(root, group))) {
        const folder = `${group}/${name}`;
        if (!existsSync(join(root, folder, 'package.json'))) continue;
        const manifest = await readJson<{ name: string }>(`${folder}/package.json`);
        expect(packages).toHaveProperty([folder]);
        expect(packages).toHaveProperty([`node_modules/${manifest.name}`]);
      }
  });

  it('names no registry, so that everybody installs from their own', () => {
    const addressed = Object.entries(packages).filter(
      ([, { resolved, link }]) => resolved !== undefined && link !== true,
    );
    expect(addressed).toEqual([]);
  });

  it('pins every direct dependency to one version', async () => {
    const manifest = await readJson<Record<string, Record<string, string>>>('package.json');
    const wanted = { ...manifest['dependencies'], ...manifest['devDependencies'] };
    for (const version of Object.values(wanted)) expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });
});
