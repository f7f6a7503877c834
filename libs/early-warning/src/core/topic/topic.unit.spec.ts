import { describe, expect, it } from '@jest/globals';
import { describeSideStream } from '../../../../../test/side-streams/complete.js';
import {
  clock,
  daysAfter,
  person,
  scene,
  START,
  SYSTEM,
} from '../../../../../test/side-streams/given.js';
import type { TopicSection } from './section.js';
import { topic } from './topic.js';
import type { TopicCommand, TopicEvent } from './state.js';

const SECTION: TopicSection = {
  proposers: ['STREET'],
  adopters: ['COMMANDER'],
  reviewers: ['SUPERVISOR'],
  leastMeasures: 1,
  weeksBefore: 8,
  solved: ['RESOLVED'],
  satisfied: ['VERY_SATISFIED', 'SATISFIED'],
};
const given = scene(topic, SECTION);
const STREET = person('p-street', { roles: ['STREET'] });
const COMMANDER = person('p-commander', { roles: ['COMMANDER'] });
const ROADS = person('p-roads', { roles: ['UNIT'], unit: 'roads' });
const SUPERVISOR = person('p-supervisor', { roles: ['SUPERVISOR'], unit: 'centre' });
const UNTIL = daysAfter(START, 60);

const proposed = {
  type: 'TopicProposed',
  data: {
    playbook: { id: 'book', version: 3 },
    title: '路面坑洼',
    question: '老旧小区门口道路为何反复破损',
    categories: ['road.pothole'],
    territory: 'east',
    month: '2026-03',
    issues: ['i-1'],
  },
} as const satisfies TopicEvent;
const end = { ...clock('end', START, { amount: 1, unit: 'NAT_MIN' }), dueAt: UNTIL };
const adopted = {
  type: 'TopicAdopted',
  data: {
    lead: 'roads',
    assists: ['water'],
    plan: '先查管网',
    until: UNTIL,
    clocks: { started: [end] },
  },
} as const satisfies TopicEvent;
const measure = {
  type: 'MeasureLogged',
  data: { id: 'measure-1', unit: 'roads', measure: '重铺路面 300 米', media: [] },
} as const satisfies TopicEvent;
const reviewed = (verdict: 'EFFECTIVE' | 'INEFFECTIVE') =>
  ({ type: 'TopicReviewed', data: { verdict, finding: '诉求下降' } }) as const satisfies TopicEvent;
const closed = {
  type: 'TopicClosed',
  data: { summary: '完成', clocks: { stopped: ['end'] } },
} as const satisfies TopicEvent;

const { playbook: _playbook, ...said } = proposed.data;
const propose = {
  type: 'ProposeTopic',
  ...said,
  categories: ['road.pothole'],
  issues: ['i-1'],
} satisfies TopicCommand;
const adopt = {
  type: 'AdoptTopic',
  lead: 'roads',
  assists: ['water'],
  plan: '先查管网',
  until: UNTIL,
} satisfies TopicCommand;
const log = { type: 'LogMeasure', measure: '重铺路面 300 米' } as const;
const review = { type: 'ReviewTopic', verdict: 'EFFECTIVE', finding: '诉求下降' } as const;
const close = { type: 'CloseTopic', summary: '完成' } as const;

describe('proposing a topic', () => {
  it('is up to the roles of the playbook, or follows from an alert', () => {
    given().when(propose, { actor: STREET }).then(proposed);
    given().when(propose, { actor: SYSTEM }).then(proposed);
    given()
      .when(propose, { actor: ROADS })
      .refuses('ROLE_NOT_IN_CHARGE', { roles: ['STREET'] });
  });

  it('is about a place there is, or about none', () => {
    given()
      .when({ ...propose, territory: 'nowhere' }, { actor: STREET })
      .refuses('TERRITORY_UNKNOWN', { territory: 'nowhere' });
    const { territory: _territory, ...everywhere } = propose;
    expect(given().when(everywhere, { actor: STREET }).decision.ok).toBe(true);
  });
});

describe('adopting a topic', () => {
  const when = (more: Partial<typeof adopt>) =>
    given(proposed).when({ ...adopt, ...more }, { actor: COMMANDER });

  it('names who leads, by what plan, and starts its time', () => {
    expect(when({}).decision).toMatchObject({
      ok: true,
      events: [
        {
          type: 'TopicAdopted',
          data: { lead: 'roads', clocks: { started: [{ id: 'end', dueAt: UNTIL }] } },
        },
      ],
    });
    given(proposed).when(adopt, { actor: STREET }).refuses('ROLE_NOT_IN_CHARGE');
  });

  it('wants units in service, of which the lead is one, and time ahead', () => {
    when({ lead: 'closed-office' }).refuses('UNIT_NOT_ACTIVE', { unit: 'closed-office' });
    when({ assists: ['closed-office'] }).refuses('UNIT_NOT_ACTIVE');
    when({ assists: ['roads'] }).refuses('LEAD_AMONG_ASSISTS', { unit: 'roads' });
    when({ until: START }).refuses('UNTIL_NOT_AHEAD');
  });

  it('may be refused: the topic is dropped, with a reason', () => {
    const drop = { type: 'DropTopic', reason: '已有专项' } as const;
    const dropped = { type: 'TopicDropped', data: { reason: '已有专项' } } as const;
    given(proposed).when(drop, { actor: COMMANDER }).then(dropped);
    given(proposed).when(drop, { actor: ROADS }).refuses('ROLE_NOT_IN_CHARGE');
    given(proposed, dropped).when(adopt, { actor: COMMANDER }).refuses('WRONG_STATUS');
  });
});

describe('working on a topic', () => {
  it('is logged by those who have a share in it', () => {
    given(proposed, adopted).when(log, { actor: ROADS }).then(measure);
    given(proposed, adopted)
      .when(log, { actor: person('p', { unit: 'parks' }) })
      .refuses('UNIT_HAS_NO_SHARE', { unit: 'parks', units: ['roads', 'water'] });
    given(proposed, adopted).when(log, { actor: COMMANDER }).refuses('UNIT_HAS_NO_SHARE');
    expect(
      given(proposed, adopted).when({ ...log, unit: 'water' }, { actor: COMMANDER }).decision,
    ).toMatchObject({ events: [{ data: { unit: 'water' } }] });
    given(proposed).when(log, { actor: ROADS }).refuses('WRONG_STATUS');
  });

  it('links each issue once', () => {
    const link = { type: 'LinkTopicIssue', issue: 'i-2' } as const;
    const linked = { type: 'TopicIssueLinked', data: { issue: 'i-2' } } as const;
    given(proposed).when(link).then(linked);
    given(proposed, linked).when(link).refuses('ISSUE_LINKED_ALREADY', { issue: 'i-2' });
    expect(topic.facts(given(proposed, linked).state).issues).toEqual(['i-1', 'i-2']);
  });

  it('that is not closed in time says so once', () => {
    const elapse = { type: 'ElapseClock', clock: 'end', moment: UNTIL } as const;
    const overdue = {
      type: 'TopicOverdue',
      data: { measures: 1, clocks: { stopped: ['end'] } },
    } as const;
    const late = { actor: SYSTEM, now: UNTIL };
    given(proposed, adopted, measure).when(elapse, late).then(overdue);
    given(proposed, adopted, measure, overdue).when(elapse, late).thenNothing();
    expect(given(proposed, adopted, overdue).state).toMatchObject({ overdue: true });
  });
});

describe('judging a topic', () => {
  it('is up to others than those who did it, and comes after the measures', () => {
    given(proposed, adopted, measure)
      .when(review, { actor: SUPERVISOR })
      .then(reviewed('EFFECTIVE'));
    given(proposed, adopted)
      .when(review, { actor: SUPERVISOR })
      .refuses('MEASURES_MISSING', { least: 1, logged: 0 });
    given(proposed, adopted, measure)
      .when(review, { actor: { ...SUPERVISOR, unit: 'water' } })
      .refuses('REVIEWER_NOT_INDEPENDENT', { unit: 'water' });
    given(proposed, adopted, measure).when(review, { actor: ROADS }).refuses('ROLE_NOT_IN_CHARGE');
  });

  it('closes what has helped, and only that', () => {
    const past = [proposed, adopted, measure] as const;
    given(...past, reviewed('EFFECTIVE'))
      .when(close, { actor: COMMANDER })
      .then(closed);
    given(...past, reviewed('INEFFECTIVE'))
      .when(close, { actor: COMMANDER })
      .refuses('JUDGED_INEFFECTIVE');
    given(...past)
      .when(close, { actor: COMMANDER })
      .refuses('WRONG_STATUS');
    given(...past, reviewed('EFFECTIVE'))
      .when(close, { actor: ROADS })
      .refuses('ROLE_NOT_IN_CHARGE');
  });

  it('may come again after further measures', () => {
    const past = [proposed, adopted, measure, reviewed('INEFFECTIVE')] as const;
    expect(
      given(...past, { ...measure, data: { ...measure.data, id: 'measure-2' } }).state,
    ).toMatchObject({ status: 'REVIEWED', measures: [{ id: 'measure-1' }, { id: 'measure-2' }] });
    given(...past, reviewed('EFFECTIVE'))
      .when(close, { actor: COMMANDER })
      .then(closed);
  });
});

describeSideStream(topic, {
  section: SECTION,
  events: {
    TopicProposed: proposed.data,
    TopicAdopted: adopted.data,
    TopicDropped: { reason: 'r' },
    MeasureLogged: measure.data,
    TopicIssueLinked: { issue: 'i' },
    TopicOverdue: { measures: 0, clocks: {} },
    TopicReviewed: reviewed('EFFECTIVE').data,
    TopicClosed: closed.data,
  },
});
