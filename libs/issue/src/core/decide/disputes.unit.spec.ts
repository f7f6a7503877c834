import { describe, expect, it } from '@jest/globals';
import { daysAfter, given, hoursAfter, START, type Past } from '../../testing/given.js';
import { acceptedIn, dispatched, FIRST_DUE, signed } from '../../testing/history.js';
import { consulted, objected, ruled } from '../../testing/history-calls.js';
import { ARBITER, WATER, WATER_LEAD } from '../../testing/small-district.js';

const OBJECT = {
  type: 'RaiseObjection',
  assignment: 'a-water',
  basis: 'not our pipes',
  listItem: 'item-road',
} as const;
const RULE = { type: 'RuleObjection', liableUnit: 'water', final: true, reason: 'law' } as const;
const CHAIR = { person: 'p-chair', roles: ['COMMANDER'], unit: 'district' } as const;

const working = (profile: string): readonly Past[] => [
  ...acceptedIn(profile),
  dispatched({ assists: [] }),
  signed(),
];
const DISPUTED = [...working('whistles'), objected()];

describe('an objection (异议)', () => {
  it('is raised by the lead, which works on', () => {
    given(...working('whistles'))
      .when({ ...OBJECT, suggestedUnit: 'sanitation' }, { actor: WATER_LEAD })
      .then({
        type: 'ObjectionRaised',
        data: {
          assignment: 'a-water',
          unit: 'water',
          basis: 'not our pipes',
          listItem: 'item-road',
          suggestedUnit: 'sanitation',
        },
      });
    expect(given(...DISPUTED).state).toMatchObject({
      phase: 'IN_PROGRESS',
      dispute: { status: 'OBJECTION', raisedBy: WATER_LEAD.person },
    });
    const step = { type: 'LogStep', assignment: 'a-water', note: 'enc1.note' } as const;
    expect(given(...DISPUTED).when(step, { actor: WATER }).decision.ok).toBe(true);
  });

  it('stands alone: nothing else decides who leads, and the matter is not done', () => {
    given(...DISPUTED)
      .when(OBJECT, { actor: WATER_LEAD })
      .refuses('DISPUTE_OPEN', { unit: 'water' });
    const done = { assignment: 'a-water', result: 'enc1.r', outcome: 'RESOLVED' } as const;
    given(...DISPUTED)
      .when({ type: 'CompleteHandling', ...done }, { actor: WATER })
      .refuses('DISPUTE_OPEN');
    given(...DISPUTED)
      .when({ type: 'RequestReturn', assignment: 'a-water', basis: 'not ours' })
      .refuses('DISPUTE_OPEN');
    given(...DISPUTED)
      .when({ type: 'ReplaceLead', lead: 'parks', reason: 'others' })
      .refuses('DISPUTE_OPEN');
  });

  it('is not for assists, nor in every mechanism', () => {
    const both = [...acceptedIn('whistles'), dispatched()];
    given(...both)
      .when({ ...OBJECT, assignment: 'a-fire' })
      .refuses('NOT_LEAD', { unit: 'fire' });
    given(...working('hotline'))
      .when(OBJECT)
      .refuses('COMMAND_NOT_IN_PROFILE');
  });
});

describe('the consultation (会商)', () => {
  it('may agree, or leave it to who rules', () => {
    given(...DISPUTED)
      .when({
        type: 'HoldConsultation',
        units: ['water', 'sanitation'],
        record: 'enc1.record',
        agreedUnit: 'sanitation',
      })
      .then({
        type: 'ConsultationHeld',
        data: {
          units: ['water', 'sanitation'],
          record: 'enc1.record',
          agreedUnit: 'sanitation',
        },
      });
    expect(given(...DISPUTED, consulted()).state).toMatchObject({
      dispute: { status: 'ARBITRATION' },
    });
    expect(given(...DISPUTED, consulted({ agreedUnit: 'water' })).state).toMatchObject({
      dispute: { status: 'CONSULTATION' },
    });
  });
});

describe('the ruling (裁定)', () => {
  it('holds the unit to it: it may neither return nor object again', () => {
    given(...DISPUTED)
      .when(RULE, { actor: ARBITER })
      .then({
        type: 'ObjectionRuled',
        data: {
          assignment: 'a-water',
          unit: 'water',
          liableUnit: 'water',
          final: true,
          reason: 'law',
          rulers: [ARBITER.person],
          raisedAt: hoursAfter(START, 5),
        },
      });
    const after = [...DISPUTED, ruled()];
    given(...after)
      .when({ type: 'RequestReturn', assignment: 'a-water', basis: 'not ours' })
      .refuses('RETURN_BARRED', { unit: 'water' });
    given(...after)
      .when(OBJECT, { actor: WATER_LEAD })
      .refuses('RETURN_BARRED', { unit: 'water' });
  });

  it('that names another dispatches to it; the first stays liable until that one signs', () => {
    const { decision } = given(...DISPUTED).when(
      { ...RULE, liableUnit: 'sanitation' },
      { actor: ARBITER },
    );
    expect(decision).toMatchObject({
      events: [
        { type: 'ObjectionRuled', data: { liableUnit: 'sanitation' } },
        {
          type: 'IssueRedispatched',
          data: {
            lead: { unit: 'sanitation' },
            dueAt: FIRST_DUE,
            reason: 'law',
            replaces: ['a-water'],
            round: 2,
          },
        },
      ],
    });
    if (!decision.ok) throw new Error('refused');
    expect(given(...DISPUTED, ...decision.events).state).toMatchObject({
      phase: 'DISPATCHED',
      liable: 'water',
      boundUnits: ['sanitation'],
      ruledOut: ['water'],
    });
  });

  it('gives another unit a limit ahead, no earlier than what was told', () => {
    const other = { ...RULE, liableUnit: 'sanitation' } as const;
    given(...DISPUTED)
      .when({ ...other, dueAt: daysAfter(START, 2) }, { actor: ARBITER })
      .refuses('DUE_MOVED_EARLIER', { told: FIRST_DUE });
    given(...DISPUTED)
      .when(other, { actor: ARBITER, now: daysAfter(FIRST_DUE, 1) })
      .refuses('DUE_NOT_AFTER_NOW');
  });

  it('is for another person than objected', () => {
    given(...DISPUTED)
      .when(RULE, { actor: { ...ARBITER, person: WATER_LEAD.person } })
      .refuses('OWN_REQUEST');
  });

  it('names no unit that the lists or a report of wrongdoing rule out', () => {
    given(...DISPUTED)
      .when({ ...RULE, liableUnit: 'community-east' }, { actor: ARBITER })
      .refuses('LIST_FORBIDS_LEAD', { unit: 'community-east', list: 'ASSIST' });
    given(...DISPUTED)
      .when({ ...RULE, liableUnit: 'old-office' }, { actor: ARBITER })
      .refuses('UNIT_NOT_ACTIVE');
  });
});

describe('two chairs (双组长)', () => {
  const waiting = [...working('responses'), objected(), consulted()];

  it('must say the same, in two persons', () => {
    const first = { assignment: 'a-water', liableUnit: 'water', final: true, reason: 'law' };
    given(...waiting)
      .when(RULE, { actor: ARBITER })
      .then({ type: 'RulingProposed', data: first });
    const proposed: Past = { type: 'RulingProposed', data: first, by: ARBITER };
    expect(given(...waiting, proposed).when(RULE, { actor: ARBITER }).decision).toMatchObject({
      events: [{ type: 'RulingProposed' }],
    });
    expect(given(...waiting, proposed).when(RULE, { actor: CHAIR }).decision).toMatchObject({
      events: [{ type: 'ObjectionRuled', data: { rulers: [ARBITER.person, CHAIR.person] } }],
    });
  });

  it('that differ have not ruled; a chair may change its mind', () => {
    const other = { assignment: 'a-water', liableUnit: 'parks', final: true, reason: 'law' };
    const proposed: Past = { type: 'RulingProposed', data: other, by: CHAIR };
    expect(given(...waiting, proposed).when(RULE, { actor: ARBITER }).decision).toMatchObject({
      events: [{ type: 'RulingProposed' }],
    });
    const changed: Past = { ...proposed, data: { ...other, liableUnit: 'water' } };
    const { state } = given(...waiting, proposed, changed);
    expect(state).toMatchObject({
      dispute: { status: 'ARBITRATION', votes: [{ person: CHAIR.person, liableUnit: 'water' }] },
    });
  });
});
