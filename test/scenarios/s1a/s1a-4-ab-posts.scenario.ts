import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type Town } from '../harness/index.js';
import { acceptedUnder, dispatchedTo, inDirectory, toTheArchive } from './matter.js';

/**
 * S1a-4 AB岗 平战结合: the secretary of the neighbourhood branch (A) and the compound's 第一书记 (B) back
 * each other; a switch to emergency mode has a reason and a time, and other posts act meanwhile.
 */
describe('S1a-4 AB岗 平战结合', () => {
  let town: Town;
  let first: Person;

  const COMPOUND = 'demo-heping-liuyin-yuan';
  const BRANCH = { unit: 'branch-liuyin', territory: 'demo-heping-liuyin' };

  beforeAll(async () => {
    town = await openTown();
    first = town.hire('first', '小区第一书记', { roles: ['BRANCH'], ...BRANCH });
    const type = 'compound-lead';
    await inDirectory(town, 'DefinePostTypes', {
      postTypes: [{ code: type, name: { zh: '小区负责人', en: 'Head of the compound' } }],
    });
    const post = { type, place: COMPOUND };
    await inDirectory(town, 'AppointPosts', {
      posts: [
        {
          ...post,
          code: 'lead-a',
          person: await town.as('党支部').id(),
          holder: 'A',
          mode: 'PEACE',
        },
        { ...post, code: 'lead-b', person: await first.id(), holder: 'B', mode: 'PEACE' },
        { ...post, code: 'lead-e', person: await first.id(), holder: 'A', mode: 'EMERGENCY' },
      ],
    });
  });
  afterAll(() => town.close());

  const acting = (): Promise<unknown> =>
    town.as('和平街道').get(`/directory/post-types/compound-lead/holders/${COMPOUND}`);

  async function away(code: string, person: Person, days: number): Promise<void> {
    const absence = { code, person: await person.id(), from: town.clock.now, reason: '外出培训' };
    await inDirectory(town, 'RecordAbsences', {
      absences: [{ ...absence, until: town.clock.in({ days }) }],
    });
  }

  describe('AB岗、平战结合', () => {
    it('has B act in A’s stead while A is away, to the end of the matter, and A again after', async () => {
      const secretary = await town.as('党支部').id();
      expect(await acting()).toEqual({
        mode: 'PEACE',
        holders: [{ person: secretary, holder: 'A' }],
      });
      await away('a-trains', town.as('党支部'), 2);
      expect(await acting()).toEqual({
        mode: 'PEACE',
        holders: [{ person: await first.id(), holder: 'B', standsInFor: secretary }],
      });
      const issue = await acceptedUnder(town, 'ab-posts', { report: { territory: COMPOUND } });
      await dispatchedTo(town, issue, { unit: BRANCH.unit, name: 'first' });
      const assignment = await issue.assignmentOf(BRANCH.unit, town.as('派单员'));
      await first.order(issue, 'SignAssignment', { assignment });
      await town.clock.advance({ days: 2 });
      expect(await acting()).toMatchObject({ holders: [{ person: secretary, holder: 'A' }] });
      const rest = await acceptedUnder(town, 'ab-posts', { report: { territory: COMPOUND } });
      await dispatchedTo(town, rest, { unit: BRANCH.unit, name: '党支部' });
      await toTheArchive(town, rest, { unit: BRANCH.unit, name: '党支部' });
      expect(await rest.phase(first)).toBe('ARCHIVED');
    });

    it('switches to emergency for a reason and a time, and back by itself', async () => {
      const order = {
        code: 'flood',
        place: 'demo-heping',
        mode: 'EMERGENCY',
        from: town.clock.now,
      };
      await town
        .as('admin')
        .post('/directory/commands/SwitchModes', { modes: [order] })
        .expectRefusal('VALIDATION_FAILED');
      const until = town.clock.in({ days: 3 });
      await inDirectory(town, 'SwitchModes', { modes: [{ ...order, until, reason: '防汛应急' }] });
      expect(await acting()).toEqual({
        mode: 'EMERGENCY',
        holders: [{ person: await first.id(), holder: 'A' }],
      });
      const { modes } = (await town.as('和平街道').get('/directory/modes')) as { modes: object[] };
      expect(modes).toContainEqual({ ...order, until, reason: '防汛应急' });
      await town.clock.advanceTo(until);
      expect(await acting()).toMatchObject({ mode: 'PEACE' });
    });

    it('lets ordinary matters wait in an emergency, with an end', async () => {
      const issue = await acceptedUnder(town, 'ab-posts');
      await dispatchedTo(town, issue);
      const assignment = await issue.assignmentOf('urban-management', town.as('派单员'));
      await town.as('城市管理局').order(issue, 'SignAssignment', { assignment });
      const hold = {
        ...{
          cause: 'EMERGENCY_MODE',
          until: town.clock.in({ days: 5 }),
          reason: '防汛应急响应期间',
        },
        ...{ media: ['notice.pdf'], told: '防汛期间暂缓，五日内恢复' },
      };
      await town
        .as('派单员')
        .order(issue, 'SuspendIssue', { ...hold, cause: 'HEARING' })
        .expectRefusal('SUSPENSION_CAUSE');
      await town.as('派单员').order(issue, 'SuspendIssue', hold);
      const paused = async () =>
        (
          (await issue.seenBy(town.as('派单员'))) as { clocks: { kind: string; paused: boolean }[] }
        ).clocks
          .filter(({ kind }) => kind === 'HANDLE')
          .map((clock) => clock.paused);
      expect(await paused()).toEqual([true]);
      await town.as('派单员').order(issue, 'ResumeIssue', { reason: '应急响应解除' });
      expect(await paused()).toEqual([false]);
    });

    it('has nobody where both are away', async () => {
      await away('a-ill', town.as('党支部'), 1);
      await away('b-ill', first, 1);
      expect(await acting()).toEqual({ mode: 'PEACE', holders: [] });
      await town
        .as('和平街道')
        .tryGetting('/directory/post-types/compound-lead/holders/nowhere')
        .expectRefusal('NOT_FOUND');
    });
  });
});
