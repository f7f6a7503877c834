import { describe, expect, it } from '@jest/globals';
import { given, hoursAfter, START } from '../../testing/given.js';
import {
  ACCEPTED,
  DISPATCHED,
  dispatched,
  IN_PROGRESS,
  redispatched,
  returnDenied,
  returned,
  returnRequested,
  signedByFire,
} from '../../testing/history.js';
import { ARBITER, FIRE, WATER } from '../../testing/small-district.js';

const ASK = { type: 'RequestReturn', assignment: 'a-water', basis: 'list item 3' } as const;
const APPROVE = { type: 'ApproveReturn', assignment: 'a-water', reason: 'not its duty' } as const;
const DENY = { type: 'DenyReturn', assignment: 'a-water', reason: 'it is its duty' } as const;

const by = { actor: WATER };
const WATER_CHIEF = { ...WATER, person: 'p-water-chief' };

describe('asking to return a ticket (退单)', () => {
  it('cites the list and may suggest another unit', () => {
    given(...DISPATCHED)
      .when({ ...ASK, suggestedUnit: 'fire', note: 'enc1.note' }, by)
      .then({
        type: 'ReturnRequested',
        data: {
          assignment: 'a-water',
          unit: 'water',
          basis: 'list item 3',
          suggestedUnit: 'fire',
          note: 'enc1.note',
        },
      });
  });

  it('comes within the window that opened with the dispatch', () => {
    // Dispatched in the third hour after the report; the window is 48 hours.
    const until = hoursAfter(START, 3 + 48);
    expect(given(...DISPATCHED).when(ASK, { ...by, now: until }).decision.ok).toBe(true);
    given(...DISPATCHED)
      .when(ASK, { ...by, now: hoursAfter(until, 1) })
      .refuses('RETURN_WINDOW_OVER', { until });
  });

  it('comes once from a unit, and never after a final ruling', () => {
    given(...DISPATCHED, returnRequested(), returnDenied())
      .when(ASK, by)
      .refuses('RETURN_ALREADY_ASKED', { unit: 'water' });
    given(...DISPATCHED, returnRequested(), returnDenied({ final: true }))
      .when(ASK, by)
      .refuses('RETURN_BARRED', { unit: 'water' });
  });

  it('stays below the limit of the mechanism', () => {
    const passedOn = [
      ...DISPATCHED,
      returnRequested(),
      returned(),
      redispatched({ replaces: [] }),
      returnRequested({ assignment: 'a-sanitation', unit: 'sanitation' }),
      returned({ assignment: 'a-sanitation', unit: 'sanitation' }),
      redispatched({ lead: { assignment: 'a-parks', unit: 'parks' }, round: 3, replaces: [] }),
    ];
    given(...passedOn)
      .when({ ...ASK, assignment: 'a-parks' })
      .refuses('RETURN_LIMIT', { maximum: 2 });
  });

  it('suggests only a unit that could have the matter', () => {
    given(...DISPATCHED)
      .when({ ...ASK, suggestedUnit: 'old-office' }, by)
      .refuses('UNIT_NOT_ACTIVE', { unit: 'old-office' });
  });

  it('is for a ticket the unit has, and has not lost to another', () => {
    given(...DISPATCHED)
      .when({ ...ASK, assignment: 'a-none' }, by)
      .refuses('ASSIGNMENT_UNKNOWN', { assignment: 'a-none' });
    given(...DISPATCHED, redispatched())
      .when(ASK, by)
      .refuses('ASSIGNMENT_REPLACED');
    given(...DISPATCHED, returnRequested())
      .when(ASK, by)
      .refuses('ASSIGNMENT_STATUS', { status: 'RETURN_REQUESTED', command: 'RequestReturn' });
  });
});

describe('the ruling on a return', () => {
  const asked = [...IN_PROGRESS, returnRequested()];

  it('lets the unit go; it stays liable until another lead signs', () => {
    given(...asked)
      .when(APPROVE, { actor: ARBITER })
      .then({
        type: 'AssignmentReturned',
        data: { assignment: 'a-water', unit: 'water', reason: 'not its duty' },
      });
    expect(given(...asked, returned()).state).toMatchObject({
      phase: 'DISPATCHED',
      liable: 'water',
      ruledOut: ['water'],
      returns: 1,
      assignments: [{ status: 'RETURNED' }],
    });
  });

  it('lets an assist go without touching the lead', () => {
    const { state } = given(
      ...ACCEPTED,
      dispatched(),
      signedByFire(),
      returnRequested({ assignment: 'a-fire', unit: 'fire' }),
      returned({ assignment: 'a-fire', unit: 'fire' }),
    );
    expect(state).toMatchObject({ phase: 'DISPATCHED', ruledOut: ['fire'] });
    expect(state).not.toHaveProperty('liable');
  });

  it('holds the unit to it, where it was before', () => {
    given(...asked)
      .when({ ...DENY, final: true }, { actor: ARBITER })
      .then({
        type: 'ReturnDenied',
        data: { assignment: 'a-water', unit: 'water', reason: 'it is its duty', final: true },
      });
    expect(given(...asked, returnDenied({ final: true })).state).toMatchObject({
      phase: 'IN_PROGRESS',
      boundUnits: ['water'],
      assignments: [{ status: 'SIGNED' }],
    });
    expect(given(...asked, returnDenied()).state).toMatchObject({ boundUnits: [] });
  });

  it('is for another person than the one who asked, in whatever post', () => {
    const arbiterNow = { actor: { ...ARBITER, person: WATER.person } };
    given(...asked)
      .when(APPROVE, arbiterNow)
      .refuses('OWN_WORK');
    given(...asked)
      .when(DENY, arbiterNow)
      .refuses('OWN_WORK');
  });

  it('is for a person who worked on it, where another asked', () => {
    const byAnother = [...IN_PROGRESS, returnRequested({}, { by: WATER_CHIEF })];
    expect(given(...byAnother).when(DENY, { actor: WATER }).decision.ok).toBe(true);
    given(...byAnother)
      .when(DENY, { actor: WATER_CHIEF })
      .refuses('OWN_WORK');
  });

  it('looks at who asked for the ticket at hand, not for another one', () => {
    const both = [
      ...ACCEPTED,
      dispatched(),
      returnRequested(),
      returnRequested({ assignment: 'a-fire', unit: 'fire' }, { by: FIRE }),
    ];
    expect(given(...both).when(APPROVE, { actor: FIRE }).decision.ok).toBe(true);
    given(...both)
      .when({ ...APPROVE, assignment: 'a-fire' }, { actor: FIRE })
      .refuses('OWN_WORK');
  });

  it('needs a request', () => {
    given(...IN_PROGRESS)
      .when(APPROVE)
      .refuses('ASSIGNMENT_STATUS', { status: 'SIGNED' });
    given(...IN_PROGRESS)
      .when(DENY)
      .refuses('ASSIGNMENT_STATUS', { status: 'SIGNED' });
  });
});
