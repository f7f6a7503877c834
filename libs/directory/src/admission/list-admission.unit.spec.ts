import { describe, expect, it } from '@jest/globals';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import {
  clock,
  daysAfter,
  person,
  scene,
  START,
  SYSTEM,
} from '../../../../test/side-streams/given.js';
import type { DirectoryCommand } from '../core/directory-command.js';
import { on, SAMPLE, when } from '../testing/given-directory.js';
import { listAdmission } from './list-admission.js';
import type { AdmissionSection } from './section.js';
import type { AdmissionEvent } from './state.js';

const months = (amount: number) => ({ amount, unit: 'CAL_MONTH' });
const days = (amount: number) => ({ amount, unit: 'NAT_DAY' });
const SECTION: AdmissionSection = {
  reviewers: ['STREET'],
  deciders: ['DISTRICT'],
  reviewEvery: months(6),
  reviewWithin: days(15),
  maxOpenPerWorker: 20,
};
const given = scene(listAdmission, SECTION);
const COMMUNITY = person('p-community', { roles: ['COMMUNITY'] });
const STREET = person('p-street', { roles: ['STREET'] });
const DISTRICT = person('p-district', { roles: ['DISTRICT'] });

const item = {
  id: 'item-dogs',
  list: 'grid-list',
  kind: 'DUTY',
  category: 'safety.dogs',
  bearerUnit: 'police',
  basis: '入格清单',
} as const;
const { id: code, ...words } = item;
const propose = { type: 'ProposeItem', item: code, ...words } as const;
const findings = { withinAuthority: true, withinCapacity: true, openPerWorker: 3, note: '可行' };
const nextReview = daysAfter(START, 182).slice(0, 10);

const proposed = {
  type: 'ItemProposed',
  data: { playbook: { id: 'book', version: 3 }, item },
} as const satisfies AdmissionEvent;
const reviewed = { type: 'ItemReviewed', data: findings } as const satisfies AdmissionEvent;
const admitted = {
  type: 'ItemAdmitted',
  data: { item, nextReview, clocks: { started: [clock('review', START, months(6))] } },
} as const satisfies AdmissionEvent;
const reviewDue = {
  type: 'ItemReviewDue',
  data: { clocks: { started: [clock('missed', START, days(15))], stopped: ['review'] } },
} as const satisfies AdmissionEvent;
const suspended = {
  type: 'ItemSuspended',
  data: { item: code, because: 'REVIEW_MISSED', clocks: { stopped: ['missed'] } },
} as const satisfies AdmissionEvent;

const past = [
  { ...proposed, by: COMMUNITY },
  { ...reviewed, by: STREET },
  { ...admitted, by: DISTRICT },
] as const;
const review = {
  type: 'ReviewItem',
  withinAuthority: true,
  openPerWorker: 3,
  note: '可行',
} as const;
const renew = { ...review, type: 'RenewItem' } as const;

describe('proposing an item', () => {
  it('records it as it would stand in the list', () => {
    given().when(propose, { actor: COMMUNITY }).then(proposed);
  });

  it('is refused for two bearers, units that are gone and places nobody knows', () => {
    given()
      .when({ ...propose, bearerKind: 'community' })
      .refuses('BEARER_NOT_ONE');
    given()
      .when({ ...propose, lead: 'closed-office' })
      .refuses('UNIT_UNKNOWN', { unit: 'closed-office' });
    given()
      .when({ ...propose, territory: 'nowhere' })
      .refuses('TERRITORY_UNKNOWN');
  });
});

describe('review and decision', () => {
  it('lie with others than the proposer, each in their roles', () => {
    const scene = given(past[0]);
    scene.when(review, { actor: STREET }).then(reviewed);
    scene.when(review, { actor: DISTRICT }).refuses('ROLE_NOT_REVIEWER', { roles: ['STREET'] });
    scene.when(review, { actor: { ...COMMUNITY, roles: ['STREET'] } }).refuses('OWN_PROPOSAL');
    given(past[0], past[1])
      .when({ type: 'AdmitItem' }, { actor: STREET })
      .refuses('ROLE_NOT_DECIDER');
  });

  it('hold the roles, and the difference of persons, at every step', () => {
    const inBothPosts = { ...COMMUNITY, roles: ['STREET', 'DISTRICT'] };
    const refuse = { type: 'RefuseItem', reason: '无依据' } as const;
    const decided = given(past[0], past[1]);
    decided.when({ type: 'AdmitItem' }, { actor: inBothPosts }).refuses('OWN_PROPOSAL');
    decided.when(refuse, { actor: inBothPosts }).refuses('OWN_PROPOSAL');
    decided.when(refuse, { actor: STREET }).refuses('ROLE_NOT_DECIDER');
    const due = given(...past, reviewDue);
    due.when(renew, { actor: inBothPosts }).refuses('OWN_PROPOSAL');
    due.when(renew, { actor: DISTRICT }).refuses('ROLE_NOT_REVIEWER');
  });

  it('bars whatever is beyond authority or capacity', () => {
    const found = (more: object) => ({ ...reviewed, data: { ...findings, ...more }, by: STREET });
    given(past[0], found({ withinAuthority: false }))
      .when({ type: 'AdmitItem' }, { actor: DISTRICT })
      .refuses('BEYOND_AUTHORITY');
    given(past[0], found({ withinCapacity: false, openPerWorker: 21 }))
      .when({ type: 'AdmitItem' }, { actor: DISTRICT })
      .refuses('BEYOND_CAPACITY', { open: 21, most: 20 });
  });

  it('measures capacity by the limit of the playbook', () => {
    given(past[0])
      .when({ ...review, openPerWorker: 21 }, { actor: STREET })
      .then({
        type: 'ItemReviewed',
        data: { ...findings, openPerWorker: 21, withinCapacity: false },
      });
  });

  it('sets the next review half a year ahead', () => {
    const scene = given(past[0], past[1]);
    const { decision } = scene.when({ type: 'AdmitItem' }, { actor: DISTRICT });
    expect(decision).toMatchObject({
      events: [{ data: { item, clocks: { started: [clock('review', scene.now, months(6))] } } }],
    });
  });

  it('may end in a refusal with its reason', () => {
    given(past[0], past[1])
      .when({ type: 'RefuseItem', reason: '无依据' }, { actor: DISTRICT })
      .then({ type: 'ItemRefused', data: { reason: '无依据' } });
  });
});

describe('the half-yearly review', () => {
  const elapse = (id: string, moment: string) =>
    ({ type: 'ElapseClock', clock: id, moment }) as const;

  it('falls due, and suspends where it is missed', () => {
    const moment = clock('review', START, months(6)).dueAt;
    given(...past)
      .when(elapse('review', moment), { actor: SYSTEM, now: moment })
      .then({
        type: 'ItemReviewDue',
        data: { clocks: { started: [clock('missed', moment, days(15))], stopped: ['review'] } },
      });
    const end = clock('missed', START, days(15)).dueAt;
    given(...past, reviewDue)
      .when(elapse('missed', end), { actor: SYSTEM, now: end })
      .then(suspended);
  });

  it('does nothing before its time', () => {
    given(...past)
      .when(elapse('review', clock('review', START, months(6)).dueAt), { actor: SYSTEM })
      .thenNothing();
  });

  it('keeps the item, brings a suspended one back, or suspends what no longer fits', () => {
    const renewed = given(...past, reviewDue).when(renew, { actor: STREET }).decision;
    expect(renewed).toMatchObject({ events: [{ type: 'ItemRenewed', data: { resumes: false } }] });
    const back = given(...past, reviewDue, suspended).when(renew, { actor: STREET }).decision;
    expect(back).toMatchObject({ events: [{ type: 'ItemRenewed', data: { resumes: true } }] });
    given(...past, reviewDue)
      .when({ ...renew, withinAuthority: false }, { actor: STREET })
      .then({
        type: 'ItemSuspended',
        data: { item: code, because: 'BEYOND_AUTHORITY', clocks: { stopped: ['missed'] } },
      });
    given(...past, reviewDue, suspended)
      .when({ ...renew, openPerWorker: 99 }, { actor: STREET })
      .thenNothing();
  });
});

describe('what the directory is told', () => {
  const told = (event: AdmissionEvent, before = SAMPLE) =>
    (
      listAdmission.effects?.(
        { ...event, occurredAt: START, actor: SYSTEM },
        listAdmission.aggregate.initial,
        { id: 's-1' },
      ) ?? []
    ).reduce(
      (state, { command }) => when(state, command as unknown as DirectoryCommand, START),
      before,
    );

  it('puts the item in force, suspends it, and brings it back, by the directory’s own door', () => {
    expect(on(SAMPLE, '2026-03-02').isListItem(code)).toBe(false);
    const admittedState = told(admitted);
    expect(on(admittedState, '2026-03-02').listItem(code)).toMatchObject({
      kind: 'DUTY',
      bearer: { unit: 'police' },
    });
    const suspendedState = told(suspended, admittedState);
    expect(on(suspendedState, '2026-03-02').isListItem(code)).toBe(false);
    expect(
      on(suspendedState, '2026-03-02')
        .routingView()
        .lists.map(({ id }) => id),
    ).not.toContain(code);
    const clocks = { started: [], stopped: [] };
    const renewed = {
      type: 'ItemRenewed',
      data: { ...findings, item, nextReview, resumes: true, clocks },
    } as const;
    expect(on(told(renewed, suspendedState), '2026-03-02').isListItem(code)).toBe(true);
    expect(told(proposed)).toBe(SAMPLE);
  });
});

describeSideStream(listAdmission, {
  section: SECTION,
  events: {
    ItemProposed: proposed.data,
    ItemReviewed: findings,
    ItemAdmitted: admitted.data,
    ItemRefused: { reason: '无依据' },
    ItemReviewDue: reviewDue.data,
    ItemRenewed: { ...findings, item, nextReview, resumes: false, clocks: {} },
    ItemSuspended: suspended.data,
  },
});
