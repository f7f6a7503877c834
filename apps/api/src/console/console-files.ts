import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file of the console as it is sent. */
export interface ConsoleFile {
  readonly type: string;
  readonly content: Buffer;
  /** The same, packed at build time; absent where packing does not pay. */
  readonly packed: Readonly<Partial<Record<Packing, Buffer>>>;
  /** Its name changes with its content. */
  readonly lasts: boolean;
}

export type Packing = 'br' | 'gzip';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

const ENDINGS: Readonly<Record<Packing, string>> = { br: '.br', gzip: '.gz' };

/** The console's files in a folder, by their address below `/console/`. */
export function consoleFiles(folder: string): ReadonlyMap<string, ConsoleFile> {
  const files = new Map<string, ConsoleFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const path = join(folder, name);
    const packed = Object.entries(ENDINGS)
      .filter(([, ending]) => existsSync(path + ending))
      .map(([packing, ending]) => [packing, readFileSync(path + ending)]);
    files.set(name.replaceAll('\\', '/'), {
      type,
      content: readFileSync(path),
      packed: Object.fromEntries(packed) as ConsoleFile['packed'],
      lasts: name.startsWith('assets'),
    });
  }
  return files;
}
