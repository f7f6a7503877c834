import { describe, expect, it } from '@jest/globals';
import { isUnopened } from '@shaodao/decider';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import {
  clock,
  daysAfter,
  person,
  scene,
  START,
  SYSTEM,
  type Past,
} from '../../../../test/side-streams/given.js';
import { segment } from './segment.js';
import type { SegmentSection } from './section.js';
import type { SegmentEvent } from './state.js';

const days = (amount: number) => ({ amount, unit: 'NAT_DAY' });
const name = { zh: '名', en: 'name' };
const SECTION: SegmentSection = {
  colours: [
    { code: 'RED', name, visitEvery: days(7) },
    { code: 'YELLOW', name, visitEvery: days(30) },
    { code: 'GREEN', name, visitEvery: days(90) },
  ],
  rules: [
    { code: 'lives-alone', version: 3, name, colours: ['RED', 'YELLOW'] },
    { code: 'no-concern', version: 1, name, colours: ['GREEN'] },
  ],
  by: ['COMMUNITY'],
  visitors: ['GRID'],
  longest: days(180),
};
const given = scene(segment, SECTION);
const COMMUNITY = person('p-community', { roles: ['COMMUNITY'], territory: 'east' });
const OTHER = person('p-other', { roles: ['COMMUNITY'], territory: 'east' });
const GRID = person('p-grid', { roles: ['GRID'], territory: 'east' });
const UNTIL = daysAfter(START, 60);

const assign = {
  type: 'AssignColour',
  object: 'HOUSEHOLD',
  reference: 'h-1',
  territory: 'east',
  colour: 'RED',
  rule: 'lives-alone',
  reason: 'sealed',
  until: UNTIL,
} as const;
const assigned = {
  type: 'ColourAssigned',
  data: {
    playbook: { id: 'book', version: 3 },
    ...{ object: 'HOUSEHOLD', reference: 'h-1', territory: 'east', colour: 'RED' },
    ...{ rule: 'lives-alone', ruleVersion: 3, reason: 'sealed', until: UNTIL },
    clocks: {
      started: [{ ...clock('end', START, days(60)), dueAt: UNTIL }, clock('visit', START, days(7))],
    },
  },
} as const satisfies SegmentEvent;
const past = { ...assigned, by: COMMUNITY };
const expired = {
  type: 'SegmentExpired',
  data: { colour: 'RED', clocks: { stopped: ['end', 'visit'] } },
} as const satisfies SegmentEvent;

const state = (history: readonly Past<SegmentEvent>[]) => {
  const { state: found } = given(...history);
  if (isUnopened(found)) throw new Error('Nothing is assigned');
  return found;
};

describe('giving a colour', () => {
  it('records the rule in its version, and when to visit and to review', () => {
    expect(given().when(assign, { actor: COMMUNITY }).decision).toMatchObject({
      ok: true,
      events: [
        {
          type: 'ColourAssigned',
          data: {
            ruleVersion: 3,
            until: UNTIL,
            clocks: {
              started: [
                { id: 'end', dueAt: UNTIL },
                { id: 'visit', dueAt: daysAfter(START, 7) },
              ],
            },
          },
        },
      ],
    });
  });

  it.each([
    ['a territory nobody knows', { territory: 'nowhere' }, 'TERRITORY_UNKNOWN'],
    ['a colour there is not', { colour: 'PINK' }, 'COLOUR_UNKNOWN'],
    ['a rule that leads elsewhere', { rule: 'no-concern' }, 'RULE_NOT_FOR_COLOUR'],
    ['a rule there is not', { rule: 'mood' }, 'RULE_NOT_FOR_COLOUR'],
    ['an end that is past', { until: START }, 'UNTIL_NOT_AHEAD'],
    ['an end too far away', { until: daysAfter(START, 181) }, 'UNTIL_TOO_FAR'],
  ])('is refused with %s', (_what, more, code) => {
    given()
      .when({ ...assign, ...more }, { actor: COMMUNITY })
      .refuses(code);
  });

  it('is up to the roles of the playbook', () => {
    given()
      .when(assign, { actor: GRID })
      .refuses('ROLE_NOT_ASSIGNER', { roles: ['COMMUNITY'] });
  });
});

describe('visits', () => {
  const visit = { type: 'RecordSegmentVisit', note: 'sealed' } as const;

  it('begin the interval of the colour anew', () => {
    const scene = given(past);
    const clocks = { started: [clock('visit', scene.now, days(7))] };
    scene
      .when(visit, { actor: GRID })
      .then({ type: 'SegmentVisited', data: { note: 'sealed', clocks } });
    given(past).when(visit, { actor: COMMUNITY }).refuses('ROLE_NOT_VISITOR');
  });

  it('that are missed are seen, and the next one is owed still', () => {
    const dueAt = daysAfter(START, 7);
    const elapse = { type: 'ElapseClock', clock: 'visit', moment: dueAt } as const;
    const missed = {
      type: 'SegmentVisitMissed',
      data: { dueAt, clocks: { started: [clock('visit', dueAt, days(7))] } },
    } as const satisfies SegmentEvent;
    given(past).when(elapse, { actor: SYSTEM, now: dueAt }).then(missed);
    given(past)
      .when(elapse, { actor: SYSTEM, now: daysAfter(START, 6) })
      .thenNothing();
    const late = { ...missed, at: dueAt };
    given(past, late)
      .when(elapse, { actor: SYSTEM, now: daysAfter(dueAt, 1) })
      .thenNothing();
    expect(state([past, missed]).visitOverdue).toBe(true);
    const made = { type: 'SegmentVisited', data: { note: 'x', clocks: {} } } as const;
    expect(state([past, missed, made])).toMatchObject({ visitOverdue: false, visits: 1 });
  });
});

describe('reviewing a colour', () => {
  const confirm = { type: 'ConfirmColour', reason: 'sealed', until: daysAfter(START, 90) } as const;
  const change = {
    type: 'ChangeColour',
    colour: 'YELLOW',
    rule: 'lives-alone',
    reason: 'sealed',
    until: daysAfter(START, 90),
  } as const;

  it('is up to another person than gave it, who then is its giver', () => {
    const lift = { type: 'LiftSegment', reason: 'sealed' } as const;
    for (const command of [confirm, change, lift]) {
      given(past).when(command, { actor: COMMUNITY }).refuses('SAME_PERSON');
      given(past).when(command, { actor: GRID }).refuses('ROLE_NOT_ASSIGNER');
      expect(given(past).when(command, { actor: OTHER }).decision.ok).toBe(true);
    }
    const confirmed = {
      type: 'ColourConfirmed',
      data: { reason: 'sealed', until: confirm.until, clocks: {} },
      by: OTHER,
    } as const;
    given(past, confirmed).when(confirm, { actor: OTHER }).refuses('SAME_PERSON');
    expect(given(past, confirmed).when(confirm, { actor: COMMUNITY }).decision.ok).toBe(true);
  });

  it('confirms within the longest time', () => {
    given(past)
      .when({ ...confirm, until: daysAfter(START, 400) }, { actor: OTHER })
      .refuses('UNTIL_TOO_FAR');
    given(past)
      .when({ ...confirm, until: START }, { actor: OTHER })
      .refuses('UNTIL_NOT_AHEAD');
  });

  it('changes to another colour, whose visits are due at its own pace', () => {
    const scene = given(past);
    expect(scene.when(change, { actor: OTHER }).decision).toMatchObject({
      events: [
        {
          type: 'ColourChanged',
          data: {
            from: 'RED',
            colour: 'YELLOW',
            clocks: { started: [{ id: 'end' }, { id: 'visit', dueAt: daysAfter(scene.now, 30) }] },
          },
        },
      ],
    });
    scene.when({ ...change, colour: 'RED' }, { actor: OTHER }).refuses('SAME_COLOUR');
    scene.when({ ...change, colour: 'PINK' }, { actor: OTHER }).refuses('COLOUR_UNKNOWN');
    scene.when({ ...change, colour: 'GREEN' }, { actor: OTHER }).refuses('RULE_NOT_FOR_COLOUR');
    scene.when({ ...change, until: START }, { actor: OTHER }).refuses('UNTIL_NOT_AHEAD');
    const changed = {
      type: 'ColourChanged',
      data: {
        ...{ from: 'RED', colour: 'YELLOW', rule: 'lives-alone', ruleVersion: 3 },
        ...{ reason: 'sealed', until: change.until, clocks: {} },
      },
      by: OTHER,
    } as const;
    expect(state([past, changed])).toMatchObject({ colour: 'YELLOW', givenBy: 'p-other' });
  });

  it('is due when the colour expires, and brings it back', () => {
    const end = { type: 'ElapseClock', clock: 'end', moment: UNTIL } as const;
    given(past).when(end, { actor: SYSTEM, now: UNTIL }).then(expired);
    given(past, { ...expired, at: UNTIL })
      .when(end, { actor: SYSTEM, now: UNTIL })
      .thenNothing();
    given(past, expired)
      .when({ type: 'RecordSegmentVisit', note: 'x' }, { actor: GRID })
      .refuses('WRONG_STATUS');
    const confirmed = {
      type: 'ColourConfirmed',
      data: { reason: 'sealed', until: confirm.until, clocks: {} },
    } as const;
    expect(state([past, expired]).status).toBe('EXPIRED');
    expect(state([past, expired, confirmed]).status).toBe('ASSIGNED');
  });

  it('ends with the segment, and its clocks with it', () => {
    given(past)
      .when({ type: 'LiftSegment', reason: 'sealed' }, { actor: OTHER })
      .then({
        type: 'SegmentLifted',
        data: { reason: 'sealed', clocks: { stopped: ['end', 'visit'] } },
      });
    const lifted = { type: 'SegmentLifted', data: { reason: 'sealed' } } as const;
    expect(state([past, lifted]).status).toBe('LIFTED');
  });
});

describe('a segment', () => {
  it('of a case concerns its issue, and no other object does', () => {
    const { data } = assigned;
    const ofCase = { ...assigned, data: { ...data, object: 'CASE', reference: 'i-1' } } as const;
    expect(segment.facts(state([ofCase])).issues).toEqual(['i-1']);
    expect(segment.facts(state([past])).issues).toEqual([]);
  });

  it('is hidden from the centre, from other units and from residents', () => {
    expect(Object.keys(segment.policy.read).sort()).toEqual([
      ...['BRANCH', 'CENTREHOUSEHOLD', 'COMMUNITY', 'GRID', 'SPONSOR', 'STREET'],
    ]);
    expect(new Set(Object.values(segment.policy.read))).toEqual(new Set(['ownTerritory']));
  });

  it('has rules that lead to colours there are', () => {
    const rules = [{ ...SECTION.rules[0]!, colours: ['PINK'] }];
    expect(segment.contradictions?.({ ...SECTION, rules })).toEqual([
      { path: ['rules', '0', 'colours'], message: 'leads to a colour “PINK” that there is not' },
    ]);
    expect(segment.contradictions?.(SECTION)).toEqual([]);
  });
});

describeSideStream(segment, {
  section: SECTION,
  events: {
    ColourAssigned: assigned.data,
    SegmentVisited: { note: 'x' },
    SegmentVisitMissed: { dueAt: START },
    ColourConfirmed: { reason: 'x', until: UNTIL },
    ColourChanged: { from: 'RED', colour: 'GREEN', until: UNTIL },
    SegmentExpired: { colour: 'RED' },
    SegmentLifted: { reason: 'x' },
  },
});
