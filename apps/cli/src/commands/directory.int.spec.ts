import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { CliContext } from '../cli-context.js';
import { run as directory } from './directory.js';
import { run as divisions } from './divisions.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const NINE = join(process.cwd(), '../shared/data/divisions-cn-villages-2021.csv.gz');
const whereThere = existsSync(NINE) ? it : it.skip;

/** A command line whose output is kept. */
class Said extends CliContext {
  readonly lines: string[] = [];
  override print(text: string): void {
    this.lines.push(text);
  }
}

let database: TestDatabase;
let folder: string;
let context: Said;

beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'cli-directory-'));
  context = new Said({
    DATABASE_URL: database.url,
    MASTER_KEY: KEY,
    TOKEN_SECRET: KEY,
    LOG_LEVEL: 'silent',
  });
});

afterEach(async () => {
  await context.close();
  rmSync(folder, { recursive: true });
  await database.drop();
});

describe('shaodao directory and divisions', () => {
  const at = (file: string): string => join(folder, file);
  const town = 'level,code,name,parent_code\narea,990101,某区,9901\nstreet,990101001,某镇,990101\n';

  it('load divisions, write them out, preview what a file would change, and take it in', async () => {
    writeFileSync(at('town.csv'), town);
    await divisions(['load', at('town.csv')], context);
    expect(context.lines.at(-1)).toContain('2 divisions in the file, 2 registered now');
    await divisions(['load', at('town.csv')], context);
    expect(context.lines.at(-1)).toContain('0 registered now');

    await directory(['export', at('out.yaml')], context);
    await directory(['export', at('tables')], context);
    expect(readdirSync(at('tables'))).toEqual(['territories.csv']);
    const changed = readFileSync(at('out.yaml'), 'utf8').replaceAll('某镇', '新镇');
    writeFileSync(at('in.yaml'), changed);
    await directory(['import', at('in.yaml'), '--preview'], context);
    expect(context.lines).toContain('changed territories 990101001');
    await directory(['import', at('in.yaml'), '--json'], context);
    expect(JSON.parse(context.lines.at(-1) ?? '')).toEqual({
      preview: false,
      added: 0,
      changed: 1,
      ended: 0,
    });
    await directory(['import', at('in.yaml'), '--json'], context);
    expect(JSON.parse(context.lines.at(-1) ?? '')).toMatchObject({ changed: 0 });
  });

  it('refuse what cannot be, and what nobody meant', async () => {
    writeFileSync(at('units.csv'), 'code,kind,name.zh,name.en,parent\na,team,甲,A,nowhere\n');
    await expect(directory(['import', at('units.csv')], context)).rejects.toThrow(
      'The parent "nowhere" of "a" does not exist',
    );
    await expect(directory(['translate', 'x'], context)).rejects.toThrow('Usage');
    await expect(divisions(['load'], context)).rejects.toThrow('Usage');
  });

  whereThere('load the nine places in one go (skipped without ../shared/data)', async () => {
    await divisions(['load', NINE], context);
    expect(context.lines.at(-1)).toContain('4883 divisions in the file, 4883 registered now');
  });
});
