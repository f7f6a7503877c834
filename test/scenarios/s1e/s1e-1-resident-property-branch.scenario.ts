import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import {
  COMMUNITY,
  COMPOUND,
  handledByProperty,
  kindsOf,
  MATTER,
  neighbour,
  PROPERTY,
  ratedAndArchived,
} from './compound.js';

/**
 * S1e-1 居民吹哨、物业报到、支部联动 (P2): a resident calls the property company of the compound, which comes
 * under its own clock; the branch coordinates and rules; who does not come gives way to the community.
 */
describe('S1e-1 居民吹哨、物业报到、支部联动', () => {
  let town: Town;

  const NUMBERS = { compounds: 78, branches: 53, owners: 34 };
  const compound = (number: number): string => `${COMMUNITY}-c${String(number)}`;
  const several = (count: number): readonly number[] =>
    Array.from({ length: count }, (_, index) => index + 1);

  beforeAll(async () => {
    town = await openTown();
    const admin = town.as('admin');
    const named = (kind: string, number: number) => ({
      ...{ code: `${kind}-c${String(number)}`, kind, parent: 'community-liuyin' },
      ...{ territory: compound(number), name: { zh: `${kind}${String(number)}`, en: kind } },
    });
    await admin.post('/directory/commands/RegisterTerritories', {
      territories: several(NUMBERS.compounds - 1).map((number) => ({
        ...{ code: compound(number), level: 'compound', parent: `${COMMUNITY}-g2` },
        name: { zh: `小区${String(number)}`, en: `Compound ${String(number)}` },
      })),
    });
    await admin.post('/directory/commands/RegisterUnits', {
      units: [
        ...several(NUMBERS.branches).map((number) => named('branch', number)),
        ...several(NUMBERS.owners - 1).map((number) => named('owners', number)),
      ],
    });
  });
  afterAll(() => town.close());

  interface Called {
    readonly issue: IssueStory;
    readonly whistle: string;
  }

  /** The resident reports and blows; nobody reviews it. */
  async function blown(territory = COMPOUND): Promise<Called> {
    const resident = town.as('居民');
    const issue = await resident.report({
      ...{ channel: 'property', kind: 'COMPLAINT', title: '楼道灯坏了两周', territory },
      category: MATTER,
    });
    const made = await resident.order(issue, 'BlowWhistle', {
      ...{ kind: 'RESIDENT_TO_PROPERTY', lead: PROPERTY, reason: '多次报修无人来' },
      profile: 'resident-property-branch',
    });
    return { issue, whistle: String(made['whistle']) };
  }

  const come = (whistle: string, unit: string) => ({
    ...{ whistle, unit, mode: 'ON_SITE', authorized: true },
  });

  async function coordinatorOf({ issue }: Called): Promise<unknown> {
    const line = await issue.timeline(town.as('话务员'));
    return line.find(({ type }) => type === 'WhistleBlown')?.data['coordinator'];
  }

  describe('居民吹哨、物业报到、支部联动', () => {
    it('calls the property, which comes, repairs and tells, up to the archive', async () => {
      const called = await blown();
      const { issue, whistle } = called;
      expect(await issue.phase(town.as('居民'))).toBe('WHISTLED');
      expect(await coordinatorOf(called)).toBe('branch-liuyin');
      await town.as('物业').order(issue, 'CheckIn', come(whistle, PROPERTY));
      expect(await issue.phase(town.as('居民'))).toBe('IN_PROGRESS');
      await handledByProperty(town, issue);
      expect(await ratedAndArchived(town, issue, town.as('居民'))).toBe('ARCHIVED');
    });

    it('knows 78 compounds, of which 53 have a branch and 34 an owners’ committee', async () => {
      const { territories } = (await town.as('admin').get('/directory/territories')) as {
        territories: { level: string }[];
      };
      const { units } = (await town.as('admin').get('/directory/units')) as {
        units: { kind: string; code: string }[];
      };
      const count = (kind: string): number => units.filter((unit) => unit.kind === kind).length;
      expect(territories.filter(({ level }) => level === 'compound')).toHaveLength(78);
      expect(units.filter(({ code }) => code.startsWith('branch-c'))).toHaveLength(53);
      expect(count('owners')).toBe(34);
      expect(await coordinatorOf(await blown(compound(53)))).toBe('branch-c53');
      expect(await coordinatorOf(await blown(compound(54)))).toBe('branch-liuyin');
    });

    it('gives way to the community where the property does not come within two hours', async () => {
      const { issue, whistle } = await blown();
      await town.clock.advance({ hours: 1, minutes: 50 });
      expect(await kindsOf(issue, town.as('话务员'))).not.toContain('UnitNoShow');
      await town.clock.advance({ minutes: 20 });
      const missed = (await issue.timeline(town.as('话务员'))).find(
        ({ type }) => type === 'UnitNoShow',
      );
      expect(missed?.data).toMatchObject({
        unit: PROPERTY,
        fallback: { unit: 'community-liuyin' },
      });
      await town.as('柳荫社区').order(issue, 'CheckIn', come(whistle, 'community-liuyin'));
      expect(await issue.phase(town.as('居民'))).toBe('IN_PROGRESS');
    });

    it('leaves it to the branch whether the property has to come', async () => {
      const { issue, whistle } = await blown();
      const head = town.hire('anju-head', '安居物业负责人', {
        ...{ roles: ['PROPERTY', 'UNITLEAD'], unit: PROPERTY, territory: COMPOUND },
      });
      const call = { whistle, unit: PROPERTY };
      await head.order(issue, 'RejectWhistle', { ...call, basis: '公共照明不在合同内' });
      const ruling = { ...call, reason: '合同第六条含楼道照明' };
      await town
        .as('区领导')
        .order(issue, 'UpholdWhistle', ruling)
        .expectRefusal('ROLE_NOT_IN_PROFILE');
      const elsewhere = town.hire('branch-c1', '支部书记', {
        ...{ roles: ['BRANCH'], unit: 'branch-c1', territory: compound(1) },
      });
      await elsewhere.order(issue, 'UpholdWhistle', ruling).expectRefusal('OUT_OF_SCOPE');
      await town.as('党支部').order(issue, 'UpholdWhistle', ruling);
      await head.order(issue, 'CheckIn', come(whistle, PROPERTY));
      expect(await issue.phase(town.as('居民'))).toBe('IN_PROGRESS');
    });

    it('shows no company the matters of another one’s compounds', async () => {
      const { issue, whistle } = await blown();
      const other = town.as('星湖物业');
      await other.tryGetting(issue.path).expectRefusal('OUT_OF_SCOPE');
      await other.order(issue, 'CheckIn', come(whistle, PROPERTY)).expectRefusal('OUT_OF_SCOPE');
      const { issues } = (await other.get('/issues')) as { issues: object[] };
      expect(issues).toEqual([]);
      await neighbour(town, 'curious').tryGetting(issue.path).expectRefusal('OUT_OF_SCOPE');
    });
  });
});
