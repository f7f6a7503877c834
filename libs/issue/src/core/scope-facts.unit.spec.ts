import { describe, expect, it } from '@jest/globals';
import { given } from '../testing/given.js';
import {
  ACCEPTED,
  CLOSED,
  dispatched,
  redispatched,
  reported,
  signed,
  supervised,
  VERIFIED,
} from '../testing/history.js';
import { WHISTLED } from '../testing/history-calls.js';
import { RESIDENT } from '../testing/small-district.js';
import { scopeFacts } from './scope-facts.js';

const ACCEPT = { type: 'AcceptIssue', category: 'pothole', territory: 'north' } as const;
const SIGN = { type: 'SignAssignment', assignment: 'a-fire' } as const;
const TELL = { type: 'FeedBack', content: 'enc1.x', method: 'phone', reached: true } as const;

describe('the facts a scope rests on', () => {
  it('are those of the report itself while there is no issue', () => {
    const report = {
      type: 'ReportIssue',
      channel: 'hotline',
      kind: 'HELP',
      title: 'enc1.title',
      territory: 'east',
    } as const;
    expect(scopeFacts(given().state, report)).toEqual({
      territory: 'east',
      units: [],
      handledBy: [],
    });
  });

  it('are reporter, subject and place of the report; acceptance may add the place', () => {
    const here = given({ ...reported({ territory: 'east' }), by: RESIDENT }).state;
    expect(scopeFacts(here, ACCEPT)).toEqual({
      territory: 'east',
      units: [],
      handledBy: [],
      reporter: 'p-resident',
      subject: 'sub-1',
      confidentiality: 'NORMAL',
    });
    expect(scopeFacts(given(reported()).state, ACCEPT).territory).toBe('north');
  });

  it('name the accused unit', () => {
    const { state } = given(reported({ kind: 'ACCUSATION', accusedUnit: 'water' }));
    expect(scopeFacts(state, ACCEPT).accusedUnit).toBe('water');
  });

  it('are the units at work, and the one the command speaks for', () => {
    const { state } = given(...ACCEPTED, dispatched(), signed());
    expect(scopeFacts(state, SIGN)).toMatchObject({
      units: ['water', 'fire'],
      assignmentUnit: 'fire',
      leadUnit: 'water',
      handledBy: ['p-water'],
    });
    const unknown = scopeFacts(state, { ...SIGN, assignment: 'a-none' });
    expect(unknown).not.toHaveProperty('assignmentUnit');
  });

  it('keep the old lead in, until the new one signs', () => {
    const { state } = given(...ACCEPTED, dispatched({ assists: [] }), signed(), redispatched());
    expect(scopeFacts(state, SIGN)).toMatchObject({
      units: ['water', 'sanitation'],
      leadUnit: 'water',
    });
  });

  it('speak for the unit under supervision when it replies, and for the lead when it feeds back', () => {
    const { state } = given(...VERIFIED, supervised());
    const reply = { type: 'ReplySupervision', order: 'o-1', content: 'enc1.x' } as const;
    expect(scopeFacts(state, reply).assignmentUnit).toBe('water');
    expect(scopeFacts(state, TELL).assignmentUnit).toBe('water');
    expect(scopeFacts(state, { type: 'CloseIssue' })).not.toHaveProperty('assignmentUnit');
  });

  it('speak for the unit that comes, and for the one that coordinates', () => {
    const { state } = given(...WHISTLED);
    const come = { whistle: 'w-1', unit: 'fire', mode: 'ON_SITE', authorized: true } as const;
    const facts = scopeFacts(state, { type: 'CheckIn', ...come });
    expect(facts).toMatchObject({ assignmentUnit: 'fire', units: ['water', 'fire'] });
    const begin = { type: 'OverrideQuorum', whistle: 'w-1', reason: 'it burns' } as const;
    expect(scopeFacts(state, begin).assignmentUnit).toBe('street-north');
    const uphold = {
      type: 'UpholdWhistle',
      whistle: 'w-1',
      unit: 'fire',
      reason: 'it is',
    } as const;
    expect(scopeFacts(state, uphold).assignmentUnit).toBe('street-north');
    const unknown = scopeFacts(state, { ...begin, whistle: 'w-none' });
    expect(unknown).not.toHaveProperty('assignmentUnit');
  });

  it('shrink to the reading rights once the matter is archived', () => {
    const { state } = given(...CLOSED, {
      type: 'IssueArchived',
      data: { retentionClass: 'ten-years' },
    });
    expect(scopeFacts(state, TELL)).toMatchObject({ territory: 'north', units: [], handledBy: [] });
  });
});
