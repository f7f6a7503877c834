import { describe, expect, it } from '@jest/globals';
import type { IssueCommandOf } from '../../commands/index.js';
import { contextOf, daysAfter, given, hoursAfter, START, type Past } from '../../testing/given.js';
import {
  AT_WORK,
  carded,
  escalated,
  interviewed,
  listed,
  RATED,
  REPLY_BY,
} from '../../testing/history-beside.js';
import { HANDLED, IN_PROGRESS } from '../../testing/history.js';
import { profileOf, SUPERVISOR, WATER } from '../../testing/small-district.js';
import { isAccepted } from '../state.js';
import { ladderEvents, measureEvent, raiseSupervision, unanswered } from './measures.js';

const by = { actor: SUPERVISOR };
const CARD = { type: 'IssueCard', unit: 'water', colour: 'YELLOW', reason: 'late' } as const;
const INTERVIEW = {
  type: 'InterviewUnit',
  unit: 'water',
  reason: 'late again',
  replyBy: REPLY_BY,
} as const;
const LIST = { ...INTERVIEW, type: 'ListCase' } as const;
const ORDER = { ...INTERVIEW, type: 'OrderSupervision' } as const;

describe('a card (发牌)', () => {
  it('is shown to a unit with a part in the matter, with or without a reply asked', () => {
    const data = {
      order: 'supervision-1',
      unit: 'water',
      colour: 'YELLOW',
      reason: 'late',
    } as const;
    const basis = { by: 'person' } as const;
    given(...AT_WORK)
      .when(CARD, by)
      .then({ type: 'SupervisionCardIssued', data: { ...data, basis } });
    given(...IN_PROGRESS)
      .when({ ...CARD, replyBy: REPLY_BY }, by)
      .then({ type: 'SupervisionCardIssued', data: { ...data, replyBy: REPLY_BY, basis } });
  });

  it('needs no ladder, but keeps to one that there is', () => {
    expect(given(...IN_PROGRESS).when(CARD, by).decision.ok).toBe(true);
    const ladder = [{ measure: 'RED' }] as const;
    given(...IN_PROGRESS)
      .when(CARD, { ...by, profile: () => ({ ...profileOf('hotline'), supervision: { ladder } }) })
      .refuses('MEASURE_NOT_ON_LADDER', { measure: 'YELLOW' });
  });

  it('goes up: none of the same or a lower colour while one is in force', () => {
    given(...AT_WORK, carded())
      .when(CARD, by)
      .refuses('MEASURE_NOT_HIGHER', { unit: 'water', measure: 'YELLOW' });
    expect(given(...AT_WORK, carded()).when({ ...CARD, colour: 'RED' }, by).decision.ok).toBe(true);
  });

  it('is answered and lifted by its number, and holds up the closing only if answered for', () => {
    const confirmed = { type: 'ResidentConfirmed', data: { confirmed: true } } as const;
    given(...RATED, confirmed, carded({ replyBy: REPLY_BY }))
      .when({ type: 'CloseIssue' })
      .refuses('SUPERVISION_OPEN', { orders: ['o-card'] });
    expect(given(...RATED, confirmed, carded()).when({ type: 'CloseIssue' }).decision.ok).toBe(
      true,
    );
    given(...AT_WORK, carded())
      .when({ type: 'LiftSupervision', order: 'o-card', reason: 'done' }, by)
      .then({ type: 'SupervisionLifted', data: { order: 'o-card', reason: 'done' } });
  });
});

describe('interview and listing (约谈、挂牌)', () => {
  it('press a unit further, with a reply due', () => {
    const data = { order: 'supervision-1', unit: 'water', reason: 'late again', replyBy: REPLY_BY };
    given(...HANDLED)
      .when(INTERVIEW, by)
      .then({ type: 'UnitInterviewed', data });
    given(...HANDLED)
      .when(LIST, by)
      .then({ type: 'CaseListed', data });
  });

  it('stand above everything below, each once', () => {
    given(...HANDLED, interviewed)
      .when(INTERVIEW, by)
      .refuses('MEASURE_NOT_HIGHER', { measure: 'INTERVIEW' });
    given(...HANDLED, listed)
      .when(LIST, by)
      .refuses('MEASURE_NOT_HIGHER', { measure: 'LISTED' });
    expect(given(...HANDLED, interviewed).when(LIST, by).decision.ok).toBe(true);
  });
});

type Measure = IssueCommandOf<'IssueCard' | 'OrderSupervision' | 'InterviewUnit' | 'ListCase'>;

describe.each<readonly [string, Measure]>([
  ['a card', { ...CARD, replyBy: REPLY_BY }],
  ['an order', ORDER],
  ['an interview', INTERVIEW],
  ['a listing', LIST],
])('%s', (_name, command) => {
  it('goes to nobody without a part in the matter', () => {
    given(...HANDLED)
      .when({ ...command, unit: 'parks' }, by)
      .refuses('UNIT_NOT_INVOLVED', { unit: 'parks' });
  });

  it('asks for a reply in the future', () => {
    given(...HANDLED)
      .when({ ...command, replyBy: START }, by)
      .refuses('DUE_NOT_AFTER_NOW');
  });

  it('keeps to the ladder of the mechanism', () => {
    const ladder = [{ measure: 'BLUE' }] as const;
    given(...HANDLED)
      .when(command, {
        ...by,
        profile: () => ({ ...profileOf('hotline'), supervision: { ladder } }),
      })
      .refuses('MEASURE_NOT_ON_LADDER');
  });
});

describe('a reply (督办答复)', () => {
  const REPLY = { type: 'ReplySupervision', order: 'o-card', content: 'enc1.content' } as const;
  const data = { order: 'o-card', unit: 'water', content: 'enc1.content' };

  it('also goes to who owns the matter at its level, where the mechanism wants that', () => {
    given(...AT_WORK, escalated(), carded())
      .when(REPLY, { actor: WATER })
      .then({ type: 'SupervisionReplied', data: { ...data, recipients: ['street-north'] } });
    given(...AT_WORK, carded())
      .when(REPLY, { actor: WATER })
      .then({ type: 'SupervisionReplied', data });
    given(...IN_PROGRESS, carded())
      .when(REPLY, { actor: WATER })
      .then({ type: 'SupervisionReplied', data });
  });
});

describe('what the ladder does by itself', () => {
  const situation = (...history: readonly Past[]) => {
    const { state } = given(...history);
    if (!isAccepted(state)) throw new Error(state.phase);
    const now = daysAfter(START, 1);
    return { state: state, profile: profileOf('levels'), context: contextOf({ now }) };
  };
  const clock = { id: 'c-1', kind: 'HANDLE', subject: { unit: 'water' } } as const;
  const types = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

  it('reminds and shows cards as the limit runs out, and says by which clock', () => {
    const [reminder] = ladderEvents(situation(...AT_WORK), clock, { at: 'share', share: 0.5 });
    expect(reminder).toEqual({
      type: 'ReminderSent',
      data: {
        reminder: 'reminder-1',
        unit: 'water',
        note: 'The limit runs out',
        basis: { by: 'ladder', clock: 'c-1', atShare: 0.5 },
      },
    });
    const limit = { amount: 24, unit: 'NAT_HOUR' } as const;
    const [red] = ladderEvents(situation(...AT_WORK), clock, { at: 'after', limit });
    expect(red).toMatchObject({
      type: 'SupervisionCardIssued',
      data: {
        colour: 'RED',
        reason: 'The limit is over',
        replyBy: hoursAfter(START, 72),
        basis: { by: 'ladder', clock: 'c-1' },
      },
    });
  });

  it('takes no measure that is not above what is in force, but reminds', () => {
    const under = situation(...AT_WORK, carded());
    expect(ladderEvents(under, clock, { at: 'share', share: 0.8 })).toEqual([]);
    expect(types(ladderEvents(under, clock, { at: 'share', share: 0.5 }))).toEqual([
      'ReminderSent',
    ]);
  });

  it('presses nobody where no unit’s time runs', () => {
    const nobody = { ...clock, subject: {} };
    expect(ladderEvents(situation(...AT_WORK), nobody, { at: 'due' })).toEqual([]);
    expect(unanswered({ ...situation(...AT_WORK), clock: { subject: {} } })).toEqual([]);
  });

  it('raises by one rung who does not come or does not answer', () => {
    expect(raiseSupervision(situation(...AT_WORK), 'water', 'did not come')).toMatchObject([
      { type: 'SupervisionCardIssued', data: { colour: 'BLUE', reason: 'did not come' } },
    ]);
    const under = situation(...AT_WORK, carded({ colour: 'RED' }));
    expect(types(unanswered({ ...under, clock }))).toEqual(['SupervisionOrdered']);
    expect(raiseSupervision(situation(...AT_WORK, listed), 'water', 'x')).toEqual([]);
  });

  it('orders nothing without a moment to reply by', () => {
    const measure = { id: 'o', unit: 'water', reason: 'late' };
    expect(measureEvent('ORDER', measure)).toEqual([]);
    expect(types(measureEvent('LISTED', { ...measure, replyBy: REPLY_BY }))).toEqual([
      'CaseListed',
    ]);
    expect(types(measureEvent('INTERVIEW', { ...measure, replyBy: REPLY_BY }))).toEqual([
      'UnitInterviewed',
    ]);
  });
});
