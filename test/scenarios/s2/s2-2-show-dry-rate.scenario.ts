import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S2-2 亮晒评 大比武/大观摩/大述职: secretaries, towns and heads of county units are compared in public,
 * on three boards; each is ranked among its own kind only, and too few votes rank nobody.
 */
describe('S2-2 亮晒评 大比武/大观摩/大述职', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const RATERS = ['住房和城乡建设局', '水务局', '生态环境局'];
  const RATING_UNITS = ['housing', 'water', 'environment'];

  type Ratees = Readonly<Record<string, string>>;

  /** A board of ratees with their peer groups, open for votes. */
  async function opened(instrument: string, ratees: Ratees): Promise<SideStory> {
    const round = await town.as('区领导').open('evaluationRound', {
      playbook: 'show-dry-rate',
      ...{ instrument, period: '2026-H1', territory: 'demo' },
      until: town.clock.in({ days: 10 }),
      raters: RATING_UNITS,
      ratees: Object.entries(ratees).map(([ratee, group]) => ({ ratee, group })),
    });
    await town.as('区领导').order(round, 'StartCollecting');
    return round;
  }

  const vote = (
    round: SideStory,
    name: string,
    ratee: string,
    scores: Readonly<Record<string, number>>,
  ) =>
    town.as(name).order(round, 'CastVote', {
      rater: RATING_UNITS[RATERS.indexOf(name)],
      ratee,
      scores: Object.entries(scores).map(([item, score]) => ({ item, score })),
    });

  /** Rank by ratee, once published. */
  async function published(round: SideStory): Promise<Record<string, number | undefined>> {
    await town.as('区领导').order(round, 'CloseRound');
    await town.as('区领导').order(round, 'PublishRound');
    const { view } = (await round.seenBy(town.as('区领导'))) as {
      view: { results: { ratee: string; rank?: number }[] };
    };
    return Object.fromEntries(view.results.map(({ ratee, rank }) => [ratee, rank]));
  }

  describe('亮晒评', () => {
    it.each([
      ['大比武', 'contest', 'secretaries', ['duties', 'results'], ['secretary-a', 'secretary-b']],
      ['大观摩', 'viewing', 'towns', ['projects', 'growth'], ['street-heping', 'street-shanqian']],
      ['大述职', 'report', 'heads', ['duty-report', 'performance'], ['head-health', 'head-labour']],
    ])(
      'ranks on the board of %s its own kind',
      async (_, instrument, group, items, [one, other]) => {
        const [first = '', second = ''] = [one, other];
        const round = await opened(instrument, { [first]: group, [second]: group });
        for (const name of RATERS) {
          for (const [ratee, score] of [[first, 80] as const, [second, 95] as const])
            await vote(round, name, ratee, Object.fromEntries(items.map((item) => [item, score])));
        }
        expect(await published(round)).toEqual({ [first]: 2, [second]: 1 });
      },
    );

    it('ranks nobody across groups, nor where too few have voted', async () => {
      const round = await opened('viewing', {
        'street-heping': 'streets',
        'street-qingshui': 'streets',
        'street-shanqian': 'towns',
      });
      const scores = { projects: 90, growth: 90 };
      for (const name of RATERS) {
        await vote(round, name, 'street-heping', scores);
        await vote(round, name, 'street-shanqian', scores);
      }
      await vote(round, '水务局', 'street-qingshui', scores);
      // The only town has no peer, and of the two streets one has one vote of the three it needs.
      expect(await published(round)).toEqual({
        'street-heping': undefined,
        'street-qingshui': undefined,
        'street-shanqian': undefined,
      });
    });

    it('takes one vote of each, and none for oneself', async () => {
      const round = await opened('report', { water: 'units', health: 'units' });
      const scores = { 'duty-report': 90, performance: 90 };
      await vote(round, '水务局', 'health', scores);
      await vote(round, '水务局', 'health', scores).expectRefusal('VOTED_ALREADY');
      await vote(round, '水务局', 'water', scores).expectRefusal('SELF_RATING');
      const otherBoard = { projects: 90, growth: 90 };
      await vote(round, '生态环境局', 'health', otherBoard).expectRefusal('SCORES_DO_NOT_FIT');
    });
  });
});
