import { describe, expect, it } from '@jest/globals';
import type { IssueCommand } from '../../commands/index.js';
import { given, type Past } from '../../testing/given.js';
import {
  ACCEPTED,
  assistCompleted,
  DISPATCHED,
  dispatched,
  HANDLED,
  IN_PROGRESS,
  redispatched,
  signed,
  signedByFire,
  stepLogged,
} from '../../testing/history.js';
import { FIRE, WATER } from '../../testing/small-district.js';

const by = { actor: WATER };
const WITH_FIRE = [...ACCEPTED, dispatched(), signed()];

describe('signing (签收)', () => {
  it('records the person who takes it on, and starts the work with the lead', () => {
    given(...DISPATCHED)
      .when({ type: 'SignAssignment', assignment: 'a-water' }, by)
      .then({
        type: 'AssignmentSigned',
        data: { assignment: 'a-water', unit: 'water', handler: 'p-water' },
      });
    expect(given(...IN_PROGRESS).state).toMatchObject({
      phase: 'IN_PROGRESS',
      handledBy: ['p-water'],
      assignments: [{ status: 'SIGNED', workedBy: ['p-water'] }],
    });
  });

  it('by an assist alone does not start the work', () => {
    expect(given(...ACCEPTED, dispatched(), signedByFire()).state.phase).toBe('DISPATCHED');
  });

  it('happens once, and not on a ticket that went to another unit', () => {
    given(...IN_PROGRESS)
      .when({ type: 'SignAssignment', assignment: 'a-water' }, by)
      .refuses('ASSIGNMENT_STATUS', { status: 'SIGNED' });
    given(...DISPATCHED, redispatched())
      .when({ type: 'SignAssignment', assignment: 'a-water' }, by)
      .refuses('ASSIGNMENT_REPLACED');
  });
});

describe('the work', () => {
  const CONTACT = { type: 'RecordContact', assignment: 'a-water', method: 'phone' } as const;

  it('counts the attempts to reach the appellant', () => {
    const missed: Past = {
      type: 'AppellantContacted',
      data: { assignment: 'a-water', unit: 'water', method: 'phone', reached: false, attempt: 1 },
      by: WATER,
    };
    expect(given(...IN_PROGRESS, missed).state).toMatchObject({
      assignments: [{ status: 'SIGNED', contacted: false, contactAttempts: 1 }],
    });
    given(...IN_PROGRESS, missed)
      .when({ ...CONTACT, reached: true, note: 'enc1.note' }, by)
      .then({
        type: 'AppellantContacted',
        data: {
          assignment: 'a-water',
          unit: 'water',
          method: 'phone',
          reached: true,
          attempt: 2,
          note: 'enc1.note',
        },
      });
  });

  it('logs steps with pictures', () => {
    given(...IN_PROGRESS)
      .when({ type: 'LogStep', assignment: 'a-water', note: 'enc1.note', media: ['m-1'] }, by)
      .then({
        type: 'StepLogged',
        data: { assignment: 'a-water', unit: 'water', note: 'enc1.note', media: ['m-1'] },
      });
    expect(given(...IN_PROGRESS, stepLogged()).state).toMatchObject({
      assignments: [{ status: 'WORKING' }],
    });
  });

  it.each<[string, IssueCommand]>([
    ['contact', { ...CONTACT, reached: true }],
    ['step', { type: 'LogStep', assignment: 'a-water', note: 'enc1.note' }],
  ])('begins with the signature: no %s before', (_what, command) => {
    given(...DISPATCHED)
      .when(command, by)
      .refuses('ASSIGNMENT_STATUS', { status: 'PENDING_SIGN' });
  });

  it('goes on with the old lead while the new one has not signed', () => {
    const { decision } = given(...IN_PROGRESS, redispatched()).when(
      { type: 'LogStep', assignment: 'a-water', note: 'enc1.note' },
      by,
    );
    expect(decision.ok).toBe(true);
  });
});

describe('an assist (协办)', () => {
  it('gives its result to the lead', () => {
    given(...WITH_FIRE, signedByFire())
      .when(
        { type: 'CompleteAssist', assignment: 'a-fire', result: 'enc1.result' },
        { actor: FIRE },
      )
      .then({
        type: 'AssistCompleted',
        data: { assignment: 'a-fire', unit: 'fire', result: 'enc1.result' },
      });
  });

  it('can be let go with a reason, signed or not', () => {
    given(...WITH_FIRE)
      .when({ type: 'WaiveAssist', assignment: 'a-fire', reason: 'not needed' })
      .then({
        type: 'AssistWaived',
        data: { assignment: 'a-fire', unit: 'fire', reason: 'not needed' },
      });
  });

  it('is not what the lead has', () => {
    given(...WITH_FIRE)
      .when({ type: 'CompleteAssist', assignment: 'a-water', result: 'enc1.result' }, by)
      .refuses('NOT_ASSIST', { unit: 'water' });
    given(...WITH_FIRE)
      .when({ type: 'WaiveAssist', assignment: 'a-water', reason: 'not needed' })
      .refuses('NOT_ASSIST', { unit: 'water' });
  });
});

describe('completing (办结)', () => {
  const COMPLETE = {
    type: 'CompleteHandling',
    assignment: 'a-water',
    result: 'enc1.result',
    outcome: 'RESOLVED',
  } as const;

  it('is the lead’s, with result and outcome', () => {
    given(...IN_PROGRESS)
      .when({ ...COMPLETE, media: ['after'] }, by)
      .then({
        type: 'IssueHandled',
        data: {
          assignment: 'a-water',
          unit: 'water',
          result: 'enc1.result',
          outcome: 'RESOLVED',
          media: ['after'],
          round: 1,
        },
      });
    expect(given(...HANDLED).state).toMatchObject({ assignments: [{ status: 'DONE' }] });
  });

  it('is not an assist’s', () => {
    given(...WITH_FIRE, signedByFire())
      .when({ ...COMPLETE, assignment: 'a-fire' }, { actor: FIRE })
      .refuses('NOT_LEAD', { unit: 'fire' });
  });

  it('waits for every assist that is not waived', () => {
    given(...WITH_FIRE)
      .when(COMPLETE, by)
      .refuses('ASSIST_OPEN', { units: ['fire'] });
    const done = given(...WITH_FIRE, signedByFire(), assistCompleted()).when(COMPLETE, by);
    expect(done.decision.ok).toBe(true);
    const waived = given(...WITH_FIRE, {
      type: 'AssistWaived',
      data: { assignment: 'a-fire', unit: 'fire', reason: 'not needed' },
    }).when(COMPLETE, by);
    expect(waived.decision.ok).toBe(true);
  });
});
