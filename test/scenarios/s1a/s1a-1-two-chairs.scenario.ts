import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { acceptedUnder, dispatchedTo, toTheArchive } from './matter.js';

/**
 * S1a-1 城乡基层治理委员会 双组长: secretary and district head chair together; a final ruling on who is
 * liable, and a new version of a rule, need both. A lead department coordinates.
 */
describe('S1a-1 城乡基层治理委员会 双组长', () => {
  let town: Town;
  let secretary: Person;
  let head: Person;

  const COMMITTEE = 'governance-committee';

  beforeAll(async () => {
    town = await openTown();
    const chair = { roles: ['DISTRICT', 'ARBITER'], unit: COMMITTEE, territory: 'demo' } as const;
    secretary = town.hire('secretary', '区委书记', chair);
    head = town.hire('head', '区长', chair);
    const admin = town.as('admin');
    const order = (command: string, fields: Record<string, unknown>) =>
      admin.post(`/directory/commands/${command}`, fields);
    const name = { zh: '城乡基层治理委员会', en: 'Governance Committee' };
    await order('RegisterUnits', {
      units: [{ code: COMMITTEE, kind: 'authority', name, parent: 'demo-government' }],
    });
    await order('PlaceNodes', {
      nodes: [
        { code: 'committee', tree: 'government', name, unit: COMMITTEE, territory: 'demo' },
        {
          ...{ code: 'lead-department', tree: 'government', parent: 'committee' },
          name: { zh: '牵头部门', en: 'Lead department' },
          unit: 'command-centre',
        },
      ],
    });
    const type = 'committee-chair';
    await order('DefinePostTypes', {
      postTypes: [{ code: type, name: { zh: '组长', en: 'Chair' }, head: true }],
    });
    await order('SetQuotas', {
      quotas: [{ code: 'two-chairs', postType: type, place: 'committee', count: 2 }],
    });
    const posts = await Promise.all(
      [secretary, head].map(async (person, index) => ({
        ...{ code: `chair-${String(index + 1)}`, person: await person.id(), type },
        ...{ place: 'committee', holder: 'A' },
      })),
    );
    await order('AppointPosts', { posts });
  });
  afterAll(() => town.close());

  /** A matter of a culvert that water says is not its own; both departments have met about it. */
  async function disputed(): Promise<IssueStory> {
    const issue = await acceptedUnder(town, 'two-chairs');
    await dispatchedTo(town, issue, { unit: 'water', name: '水务局' });
    const assignment = await issue.assignmentOf('water', town.as('派单员'));
    await town.as('水务局').order(issue, 'SignAssignment', { assignment });
    await town.as('水务局领导').order(issue, 'RaiseObjection', {
      assignment,
      basis: '楼道杂物由城管负责',
      suggestedUnit: 'urban-management',
    });
    await town
      .as('派单员')
      .order(issue, 'HoldConsultation', { units: ['water', 'urban-management'], record: '未一致' });
    return issue;
  }

  const RULING = { liableUnit: 'urban-management', final: true, reason: '属城管职责' };
  const rulings = async (issue: IssueStory): Promise<string[]> =>
    (await issue.timeline(secretary))
      .map(({ type }) => type)
      .filter((type) => type === 'RulingProposed' || type === 'ObjectionRuled');

  describe('双组长', () => {
    it('has two chairs and a department that coordinates', async () => {
      expect(await secretary.get('/directory/post-types/committee-chair/coverage')).toMatchObject({
        places: 1,
        full: 1,
      });
      const { nodes } = (await head.get('/directory/nodes')) as {
        nodes: { code: string; parent?: string; unit?: string }[];
      };
      expect(nodes.find(({ code }) => code === 'lead-department')).toMatchObject({
        parent: 'committee',
        unit: 'command-centre',
      });
    });

    it('rules finally when both have said the same, and the unit named takes it to the end', async () => {
      const issue = await disputed();
      await secretary.order(issue, 'RuleObjection', RULING);
      await secretary.order(issue, 'RuleObjection', RULING);
      expect(await rulings(issue)).toEqual(['RulingProposed', 'RulingProposed']);
      await head.order(issue, 'RuleObjection', RULING);
      expect((await rulings(issue)).at(-1)).toBe('ObjectionRuled');
      await toTheArchive(town, issue);
      expect(await issue.phase(secretary)).toBe('ARCHIVED');
    });

    it('has not ruled while the chairs differ, nor by anybody else', async () => {
      const issue = await disputed();
      await secretary.order(issue, 'RuleObjection', RULING);
      await head.order(issue, 'RuleObjection', { ...RULING, liableUnit: 'housing' });
      await town
        .as('值班长')
        .order(issue, 'RuleObjection', RULING)
        .expectRefusal('ROLE_NOT_IN_PROFILE');
      expect(await rulings(issue)).toEqual(['RulingProposed', 'RulingProposed']);
      await head.order(issue, 'RuleObjection', RULING);
      expect((await rulings(issue)).at(-1)).toBe('ObjectionRuled');
    });

    it('lets either chair rule alone where the playbook is switched so', async () => {
      const admin = town.as('admin');
      const { text } = (await admin.get('/playbooks/two-chairs')) as { text: string };
      await town.publish(
        text.replace('rulers: 2 }', 'rulers: 1 }').replace('version: 1', 'version: 2'),
      );
      const issue = await disputed();
      await head.order(issue, 'RuleObjection', RULING);
      expect(await rulings(issue)).toEqual(['ObjectionRuled']);
    });

    it('publishes a version of a rule by the hands of both', async () => {
      const rule = await town.as('派单员').open('register', {
        ...{ playbook: 'two-chairs', register: 'rule-version', title: '派单规则' },
        territory: 'demo',
        facts: [
          { fact: 'number', value: '2' },
          { fact: 'text', value: '楼道杂物归城管' },
        ],
      });
      await secretary.order(rule, 'TakeStep', { step: 'agree' });
      await secretary.order(rule, 'TakeStep', { step: 'publish' }).expectRefusal('SAME_PERSON');
      expect(await rule.status(head)).toBe('OPEN');
      await head.order(rule, 'TakeStep', { step: 'publish' });
      expect(await rule.status(head)).toBe('ENDED');
    });
  });
});
