import { describe, expect, it } from '@jest/globals';
import { by, hour, Story } from '../testing/story.js';

const STREET = by('p-street', 'street');

/** The street calls water to lead and fire to help; both have until 6. */
const blown = (more: object = {}): Story =>
  new Story()
    .reported()
    .accepted()
    .at(
      2,
      'WhistleBlown',
      {
        ...{ whistle: 'w-1', kind: 'JOINT_ENFORCEMENT', coordinator: 'street', reason: 'stalls' },
        lead: { assignment: 'a-water', unit: 'water', respondBy: hour(6) },
        assists: [{ assignment: 'a-fire', unit: 'fire', respondBy: hour(6) }],
        nobodyLeavesUnfinished: true,
        ...more,
      },
      STREET,
    );

const came = (story: Story, hours: number, unit: string, more: object = {}): Story =>
  story.at(
    hours,
    'UnitCheckedIn',
    {
      ...{ whistle: 'w-1', assignment: `a-${unit}`, unit, person: `p-${unit}`, mode: 'ON_SITE' },
      ...{ authorized: true, late: hours > 6, media: [], takesUp: false },
      ...more,
    },
    by(`p-${unit}`, unit),
  );

const calls = (story: Story) => story.of('CALL').map(({ unit, fields }) => ({ unit, ...fields }));

describe('units that a whistle called', () => {
  it('came in time, late or not at all', () => {
    const story = came(came(blown(), 4, 'water'), 8, 'fire');
    expect(calls(story)).toMatchObject([
      { unit: 'water', role: 'lead', checkedInAt: hour(4), late: false, checkInMinutes: 120 },
      { unit: 'fire', role: 'assist', checkedInAt: hour(8), late: true, checkInMinutes: 360 },
    ]);
    const missing = blown().at(6, 'UnitNoShow', {
      ...{ whistle: 'w-1', assignment: 'a-water', unit: 'water', role: 'lead', respondBy: hour(6) },
      fallback: { assignment: 'a-east', unit: 'c-east', respondBy: hour(9) },
    });
    expect(calls(missing)).toMatchObject([
      { unit: 'water', noShow: true, checkedInAt: null },
      { unit: 'fire', noShow: false },
      { unit: 'c-east', role: 'lead', blownAt: hour(6), respondBy: hour(9) },
    ]);
  });

  it('are told with the street that called them, and how they came', () => {
    const online = came(blown(), 4, 'water', { mode: 'ONLINE', authorized: false });
    expect(calls(online)[0]).toMatchObject({
      ...{ blower: 'street', whistleKind: 'JOINT_ENFORCEMENT', onSite: false, authorized: false },
    });
    const noted = came(blown(), 4, 'water', {
      override: { reason: 'seen', coordinator: 'street' },
    });
    expect(calls(noted)[0]).toMatchObject({ overridden: true });
  });

  it('have another limit where their refusal was found wrong', () => {
    const upheld = blown().at(5, 'WhistleUpheld', {
      ...{
        whistle: 'w-1',
        assignment: 'a-fire',
        unit: 'fire',
        reason: 'it burns',
        respondBy: hour(10),
      },
    });
    expect(calls(upheld)[1]).toMatchObject({ respondBy: hour(10) });
    expect(upheld.only('WHISTLE')['upheld']).toBe(true);
  });

  it('begin to work when enough are in, under a limit of the work', () => {
    const story = came(blown(), 4, 'water').at(4, 'CheckInQuorumReached', {
      ...{ whistle: 'w-1', replaces: [], dueAt: hour(50), round: 1, phase: 'IN_PROGRESS' },
      begins: [
        { assignment: 'a-water', unit: 'water', role: 'lead', isIn: true, person: 'p-water' },
        { assignment: 'a-fire', unit: 'fire', role: 'assist', isIn: false },
      ],
    });
    expect(story.of('ASSIGNMENT').map(({ unit, fields }) => ({ unit, ...fields }))).toMatchObject([
      { unit: 'water', role: 'lead', signedAt: hour(4), handler: 'p-water', due: hour(50) },
      { unit: 'fire', role: 'assist', signedAt: null, due: hour(50) },
    ]);
    came(story, 9, 'fire', { takesUp: true });
    expect(story.of('ASSIGNMENT')[1]?.fields).toMatchObject({
      signedAt: hour(9),
      handler: 'p-fire',
    });
    story
      .at(30, 'WhistleWorkCompleted', {
        whistle: 'w-1',
        assignment: 'a-fire',
        unit: 'fire',
        result: 'enc1',
      })
      .at(31, 'UnitsReleased', { whistle: 'w-1', units: ['fire'], completes: ['a-fire'] });
    expect(story.of('ASSIGNMENT')[1]?.fields).toMatchObject({
      status: 'DONE',
      handledAt: hour(31),
    });
    expect(calls(story)[1]).toMatchObject({ doneAt: hour(30), releasedAt: hour(31) });
    expect(story.only('WHISTLE')).toMatchObject({ quorumAt: hour(4), called: 2, came: 2 });
  });
});

describe('a whistle', () => {
  it('counts for the unit that blew it', () => {
    const story = blown({ tried: 'enc1', reviewedBy: 'p-head' });
    expect(story.of('WHISTLE')[0]?.unit).toBe('street');
    expect(story.only('WHISTLE')).toMatchObject({
      ...{
        blownAt: hour(2),
        triedFirst: true,
        reviewed: true,
        called: 2,
        came: 0,
        unfounded: false,
      },
    });
  });

  it('is unfounded where it ended by a refusal found right', () => {
    const cancelled = {
      ...{ whistle: 'w-1', reason: 'not theirs', cancels: ['a-water', 'a-fire'] },
      phase: 'ACCEPTED',
    } as const;
    const refused = blown().at(5, 'WhistleCancelled', { ...cancelled, unit: 'water', over: true });
    expect(refused.only('WHISTLE')).toMatchObject({ unfounded: true, cancelledAt: hour(5) });
    expect(calls(refused)[0]).toMatchObject({ excused: true });
    const calledOff = blown().at(5, 'WhistleCancelled', { ...cancelled, over: true });
    expect(calledOff.only('WHISTLE')).toMatchObject({ unfounded: false, cancelledAt: hour(5) });
    const oneLess = blown().at(5, 'WhistleCancelled', { ...cancelled, unit: 'fire', over: false });
    expect(oneLess.only('WHISTLE')).toMatchObject({ unfounded: false, cancelledAt: null });
  });
});

describe('marks', () => {
  it('are given to units by those who called them, and to the caller by those who came', () => {
    const story = came(blown(), 4, 'water')
      .at(40, 'ReverseRated', {
        ...{ by: 'street', unit: 'water' },
        scores: [
          { item: 'result', score: 5 },
          { item: 'attitude', score: 3 },
        ],
      })
      .at(41, 'WhistleRated', {
        whistle: 'w-1',
        unit: 'water',
        scores: [{ item: 'material', score: 4 }],
      });
    expect(story.of('RATING').map(({ unit, fields }) => ({ unit, ...fields }))).toMatchObject([
      {
        unit: 'water',
        instrument: 'REVERSE',
        rater: 'street',
        item: 'result',
        score: 5,
        ratedAt: hour(40),
      },
      { unit: 'water', instrument: 'REVERSE', rater: 'street', item: 'attitude', score: 3 },
      {
        unit: 'street',
        instrument: 'WHISTLE',
        rater: 'water',
        item: 'material',
        score: 4,
        whistle: 'w-1',
      },
    ]);
  });

  it('on a whistle nobody knows are passed over', () => {
    const story = blown().at(41, 'WhistleRated', {
      ...{ whistle: 'w-9', unit: 'water', scores: [{ item: 'material', score: 4 }] },
    });
    expect(story.of('RATING')).toEqual([]);
  });
});
