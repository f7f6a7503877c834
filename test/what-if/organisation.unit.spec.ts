import { describe, expect, it } from '@jest/globals';
import type { RuleSet } from '@shaodao/routing';
import { simulate, type Alternative, type World } from '@shaodao/what-if';
import { on } from '../../libs/issue/src/testing/lived.js';
import { INSPECTOR } from '../../libs/issue/src/testing/small-district.js';
import { dispatchedOnMonday, doneAt, signed, under } from './monday.js';
import { settingOf, type ToldEvent } from './small-world.js';

/** Days and hours are local (UTC+8): day 1 is Monday, 2 March 2026. Office 9–12 and 13:30–17:30. */

describe('another organisation', () => {
  const story = doneAt(signed(dispatchedOnMonday()), on(1, 16)).at(
    on(1, 17),
    { type: 'VerifyResult', passed: true },
    INSPECTOR,
  );
  const leadAfter = (alternative: Alternative, world: Partial<World> = {}) => {
    const { moves, alternative: other, assumptions } = under(story, alternative, world);
    const dispatch = other.events.find(({ type }) => type === 'IssueDispatched');
    const { lead } = dispatch?.data as { lead: { unit: string } };
    return { lead: lead.unit, by: moves[0]?.by, assumptions };
  };

  it('a part takes what the rule of the split gives it, the last part the rest', () => {
    const split = (categories: readonly string[]): Alternative => ({
      directory: [
        {
          change: 'SPLIT',
          unit: 'district',
          into: [{ code: 'works', categories }, { code: 'others' }],
        },
      ],
    });
    expect(leadAfter(split(['pothole']))).toMatchObject({ lead: 'works', by: 'DIRECTORY' });
    expect(leadAfter(split(['noise']))).toMatchObject({ lead: 'others', by: 'DIRECTORY' });
  });

  it('whoever acts and whose time runs follows the ticket', () => {
    const { alternative } = under(story, {
      directory: [{ change: 'MERGE', units: ['water', 'fire'], into: 'rescue' }],
    });
    const signature = alternative.events.find(({ type }) => type === 'AssignmentSigned');
    expect(signature?.data).toMatchObject({ unit: 'rescue' });
    expect(signature?.meta.actor.unit).toBe('rescue');
    const handling = alternative.deadlines.find(({ kind }) => kind === 'HANDLE');
    expect(handling?.unit).toBe('rescue');
    // The centre is not merged.
    expect(alternative.events[0]?.meta.actor.unit).toBe('district');
  });

  it('a successor takes over; without one the rules choose, and where they are silent it stays', () => {
    const retire = (successor?: string): Alternative => ({
      directory: [
        { change: 'RETIRE', unit: 'water', ...(successor !== undefined && { successor }) },
      ],
    });
    expect(leadAfter(retire('parks'))).toMatchObject({ lead: 'parks' });
    const routed = leadAfter(retire(), { rules: { ...rulesFor('fire'), version: 1 } });
    expect(routed).toMatchObject({ lead: 'fire', by: 'RULES' });
    expect(routed.assumptions).toContain('ROUTED_ANEW');
    const silent = leadAfter(retire());
    expect(silent.lead).toBe('water');
    expect(silent.assumptions).toContain('NO_ROUTE_FOUND');
  });

  it('a territory given to another unit takes its matters along', () => {
    const give = (territories: readonly string[]): Alternative => ({
      directory: [{ change: 'REASSIGN', from: 'water', to: 'parks', territories }],
    });
    expect(leadAfter(give(['city']))).toMatchObject({ lead: 'parks' });
    expect(leadAfter(give(['south']))).toMatchObject({ lead: 'water' });
  });
});

const rulesFor = (unit: string): RuleSet => ({
  id: 'others',
  name: { zh: '另一套规则', en: 'Other rules' },
  rules: [{ id: 'road', when: { category: 'pothole' }, lead: [{ unit }] }],
  fallback: [],
  firstReceiver: false,
  baseKinds: ['street', 'community'],
  confidence: { fallback: 0.3, passedOver: 0.8 },
});

describe('other rules', () => {
  /** The same matter, dispatched by rule. */
  const byRule = (): readonly ToldEvent[] =>
    dispatchedOnMonday().events.map((event) =>
      event.type === 'IssueDispatched'
        ? {
            ...event,
            data: {
              ...event.data,
              basis: { by: 'rule', facts: { category: 'pothole', territory: 'north' } },
            },
          }
        : event,
    );
  const dispatched = (alternative: Alternative, events = byRule()) =>
    simulate(events, settingOf(alternative, { rules: { ...rulesFor('water'), version: 1 } }));

  it('decide what rules had decided', () => {
    const { moves } = dispatched({ rules: rulesFor('sanitation') });
    expect(moves).toEqual([
      expect.objectContaining({ role: 'lead', from: 'water', to: 'sanitation', by: 'RULES' }),
    ]);
  });

  it('leave to people what people had decided', () => {
    const { moves, assumptions } = dispatched(
      { rules: rulesFor('sanitation') },
      dispatchedOnMonday().events,
    );
    expect(moves).toEqual([]);
    expect(assumptions).toContain('MANUAL_CHOICE_KEPT');
  });

  it('count only where the alternative makes them differ', () => {
    // The live rules say fire by now; the ticket went to water, and the alternative is silent on it.
    const { moves } = simulate(
      byRule(),
      settingOf(
        { catalogue: [{ category: 'noise', defaultHandler: 'parks' }] },
        { rules: { ...rulesFor('fire'), version: 2 } },
      ),
    );
    expect(moves).toEqual([]);
  });

  it('read the catalogue as it would be', () => {
    const byCatalogue: RuleSet = {
      ...rulesFor('water'),
      rules: [{ id: 'list', when: {}, lead: [{ catalogueHandler: true }] }],
    };
    const { moves } = simulate(
      byRule(),
      settingOf(
        { catalogue: [{ category: 'pothole', defaultHandler: 'parks' }] },
        { rules: { ...byCatalogue, version: 1 } },
      ),
    );
    expect(moves).toEqual([expect.objectContaining({ from: 'water', to: 'parks', by: 'RULES' })]);
  });
});
