import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import {
  COMMUNITY,
  handledByProperty,
  issueOf,
  kindsOf,
  MATTER,
  neighbour,
  PROPERTY,
  ratedAndArchived,
} from './compound.js';

/**
 * S1e-7 民声半月谈: every half month residents review, the government answers; what is raised becomes an
 * issue, and answered of raised is published.
 */
describe('S1e-7 民声半月谈', () => {
  let town: Town;
  let residents: readonly Person[] = [];

  beforeAll(async () => {
    town = await openTown();
    residents = ['li', 'wang'].map((login) => neighbour(town, login));
  });
  afterAll(() => town.close());

  const host = (): Person => town.as('柳荫社区');
  const first = (): Person => residents[0] ?? town.as('居民');

  async function talk(period: string): Promise<SideStory> {
    const round = await host().open('evaluationRound', {
      ...{ playbook: 'fortnightly-voice', instrument: 'half-month-talk', period },
      ...{ territory: COMMUNITY, until: town.clock.in({ days: 15 }) },
      raters: await Promise.all(residents.map((rater) => rater.id())),
      ratees: ['street-heping', PROPERTY].map((ratee) => ({ ratee, group: 'answers' })),
    });
    await host().order(round, 'StartCollecting');
    return round;
  }

  async function vote(
    round: SideStory,
    rater: Person,
    ratee: string,
    score: number,
  ): Promise<void> {
    const scores = ['response', 'result'].map((item) => ({ item, score }));
    await rater.order(round, 'CastVote', { rater: await rater.id(), ratee, scores });
  }

  interface Raised {
    readonly id: string;
    readonly issue: string;
  }

  async function raised(round: SideStory, title: string): Promise<Raised> {
    await first().order(round, 'RaiseRoundMatter', { title });
    const { view } = (await round.seenBy(host())) as { view: { matters: Raised[] } };
    return view.matters.at(-1) ?? { id: '', issue: '' };
  }

  /** What a round published. */
  async function resultOf(round: SideStory): Promise<Readonly<Record<string, unknown>>> {
    const line = await round.timeline(host());
    return line.find(({ type }) => type === 'RoundPublished')?.data ?? {};
  }

  describe('民声半月谈', () => {
    it('makes an issue of what is raised, and takes it to the archive', async () => {
      const round = await talk('2026-03-1');
      const lights = await raised(round, '健身角没有灯');
      const issue = issueOf(town, lights.issue);
      expect(await issue.seenBy(town.as('话务员'))).toMatchObject({ channel: 'resident-review' });
      await town.as('话务员').order(issue, 'AcceptIssue', {
        ...{ category: MATTER, territory: COMMUNITY, profile: 'fortnightly-voice' },
      });
      const dueAt = town.clock.in({ days: 10 });
      await town.as('派单员').order(issue, 'DispatchIssue', { lead: PROPERTY, dueAt });
      await handledByProperty(town, issue);
      expect(await ratedAndArchived(town, issue)).toBe('ARCHIVED');
    });

    it('publishes how many matters were answered of those raised, and who is rated how', async () => {
      const round = await talk('2026-03-2');
      const lights = await raised(round, '健身角没有灯');
      await raised(round, '快递柜挡路');
      const answer = { matter: lights.id, answer: '下周装灯', solved: true };
      await first()
        .order(round, 'RateMatter', { matter: lights.id, satisfied: true })
        .expectRefusal('MATTER_UNANSWERED');
      await host().order(round, 'AnswerMatter', answer);
      await first().order(round, 'RateMatter', { matter: lights.id, satisfied: false });
      for (const rater of residents) {
        await vote(round, rater, 'street-heping', 5);
        await vote(round, rater, PROPERTY, 3);
      }
      await host().order(round, 'CloseRound');
      await host().order(round, 'PublishRound');
      expect(await resultOf(round)).toMatchObject({
        matters: { raised: 2, answered: 1, solved: 1, satisfied: 0 },
        results: [
          { ratee: 'street-heping', rank: 1 },
          { ratee: PROPERTY, rank: 2 },
        ],
      });
    });

    it('ends by itself after half a month, and takes nobody’s vote twice', async () => {
      const round = await talk('2026-04-1');
      await vote(round, first(), PROPERTY, 4);
      await expect(vote(round, first(), PROPERTY, 5)).rejects.toThrow('VOTED_ALREADY');
      await expect(vote(round, neighbour(town, 'stranger'), PROPERTY, 5)).rejects.toThrow(
        'OUT_OF_SCOPE',
      );
      await town.clock.advance({ days: 14 });
      expect(await round.status(host())).toBe('COLLECTING');
      await town.clock.advance({ days: 2 });
      expect(await round.status(host())).toBe('CLOSED');
      expect(await kindsOf(round, host())).toContain('RoundClosed');
      await host().order(round, 'PublishRound');
      const { results } = (await resultOf(round)) as { results: object[] };
      for (const result of results) expect(result).not.toHaveProperty('rank');
    });
  });
});
