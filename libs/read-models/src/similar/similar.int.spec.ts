import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { project } from '@shaodao/projections';
import { MemoryVault } from '@shaodao/vault';
import { BoardProjector } from '../board/projector.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { Histories } from '../testing/histories.js';
import { ReportSpotsProjector } from './projector.js';
import { SimilarQueries, type SimilarQuestion } from './queries.js';

const HERE = { latitude: 31.78, longitude: 119.97 };
const ALL = { all: true };

describe('matters like one that is described', () => {
  const vault = new MemoryVault();
  const given = new Histories();
  let database: ReadDatabase;

  /** Reported as `issue` with these words, a territory and a spot. */
  async function reported(
    issue: string,
    title: string,
    territory: string,
    place?: { latitude: number; longitude: number },
    accusedUnit?: string,
  ): Promise<void> {
    const [sealed = ''] = await vault.seal(`s-${issue}`, [title]);
    given.reported(issue, sealed, {
      ...(place === undefined ? {} : { place }),
      ...(accusedUnit === undefined ? {} : { accusedUnit }),
    });
    given.accepted(issue, territory, 'street-light');
  }

  beforeAll(async () => {
    database = await readDatabase();
    await reported('near', '垃圾桶满了', 't1', { latitude: 31.781, longitude: 119.971 });
    await reported('alike', '北门路灯三天没亮', 't2', { latitude: 31.9, longitude: 119.97 });
    await reported('same', '北门路灯不亮', 't1', HERE);
    await reported('closed', '北门路灯不亮', 't1', HERE);
    await reported('accusing', '北门路灯不亮', 't1', HERE, 'u9');
    await reported('other', '噪声扰民', 't3');
    const board = project(new BoardProjector(vault), database.pool).from(...given.events);
    expect(await board.rows('board_issues')).toHaveLength(6);
    await project(new ReportSpotsProjector(), database.pool)
      .from(...given.events)
      .deliveredTwice()
      .equals('report_spots', [
        { issue: 'accusing', ...HERE },
        { issue: 'alike', latitude: 31.9, longitude: 119.97 },
        { issue: 'closed', ...HERE },
        { issue: 'near', latitude: 31.781, longitude: 119.971 },
        { issue: 'same', ...HERE },
      ]);
    await database.pool.query(
      `update board_issues set open = false, phase = 'CLOSED', closed_at = now() - interval '40 days'
       where issue = 'closed'`,
    );
  });
  afterAll(() => database.close());

  const find = async (question: SimilarQuestion, scope: object = ALL) => {
    const found = await new SimilarQueries(database.pool, vault).find(question, scope, 10);
    return found.map(({ row, reasons }) => [row.issue, ...reasons.map(({ kind }) => kind)]);
  };
  const QUESTION = { text: '北门的路灯不亮', category: 'street-light', ...HERE };

  it('come likest first, each with its reasons, without what ended long ago', async () => {
    expect(await find(QUESTION)).toEqual([
      ['accusing', 'NEAR', 'WORDS', 'CATEGORY'],
      ['same', 'NEAR', 'WORDS', 'CATEGORY'],
      ['near', 'NEAR', 'CATEGORY'],
      ['alike', 'WORDS', 'CATEGORY'],
    ]);
  });

  it('come lately closed, too, after open ones that are as like', async () => {
    await database.pool.query(
      `update board_issues set closed_at = now() - interval '3 days' where issue = 'closed'`,
    );
    const found = await find({ ...QUESTION, except: 'accusing' });
    expect(found.map(([issue]) => issue)).toEqual(['same', 'closed', 'near', 'alike']);
  });

  it('stay within the scope, and hide what accuses the reader’s unit', async () => {
    const hiddenFrom = { units: ['u9'], person: 'p-9' };
    expect(await find(QUESTION, { all: true, hiddenFrom })).not.toContainEqual(
      expect.arrayContaining(['accusing']),
    );
    expect(await find(QUESTION, { territories: ['t2'] })).toEqual([['alike', 'WORDS', 'CATEGORY']]);
    expect(await find(QUESTION, { territories: [] })).toEqual([]);
  });

  it('are found by kind and place together, by neither alone, and by nothing from nothing', async () => {
    const byPlace = await find({ category: 'street-light', territories: ['t3'] });
    expect(byPlace).toEqual([['other', 'CATEGORY', 'TERRITORY']]);
    expect(await find({ territories: ['t3'] })).toEqual([]);
    expect(await find({ category: 'street-light' })).toEqual([]);
    expect(await find({ text: '灯' })).toEqual([]);
    expect(await find({})).toEqual([]);
  });

  it('are looked for by rare words, where the statistics know what is common', async () => {
    const tokens = vault.searchTokens('小区');
    await database.pool.query(
      `insert into board_reports (issue, receipt_code, channel, kind, subject, reporter, title,
         accused_unit, confidentiality, external_source, external_id, tokens)
       select 'x' || n, 'r', 'hotline', 'HELP', 's', 'p', null, null, 'NORMAL', null, null, $1
       from generate_series(1, 2000) n`,
      [tokens],
    );
    await database.pool.query('analyze board_reports');
    // Common pieces alone still find: those that hold all of the rarest together.
    expect(await find({ text: '小区' })).toEqual([]);
    expect((await find({ text: '小区北门路灯' })).map(([issue]) => issue)).toContain('same');
  });
});
