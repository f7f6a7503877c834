import { describe, expect, it } from '@jest/globals';
import { happened, hoursAfter, START, type Past } from '../testing/given.js';
import * as past from '../testing/history.js';
import { passLinks } from './links.js';
import type { LinkRule } from './profile.js';

const name = { zh: '环节', en: 'link' };
const rule = (code: string, more: Partial<LinkRule>): LinkRule => ({ code, name, ...more });

const INTAKE = rule('intake', { enters: ['IssueReported'], leaves: ['IssueAccepted'] });
const HANDLING = rule('handling', {
  enters: ['IssueDispatched', 'IssueRedispatched'],
  leaves: ['IssueHandled'],
});
const TOLD = rule('told', { enters: ['IssueFedBack'] });
const WATCHED = rule('watched', { withFirstClock: true, leaves: ['IssueClosed'] });

const passed = (history: readonly Past[], ...links: LinkRule[]) =>
  passLinks(happened(history), links);
const named = (history: readonly Past[], ...links: LinkRule[]) =>
  passed(history, ...links).map(({ link }) => link);

describe('the links of a mechanism', () => {
  it('are passed in order, each with when and by whom', () => {
    const passages = passed(past.CLOSED, TOLD, HANDLING, INTAKE);
    expect(passages.map(({ link }) => link)).toEqual(['intake', 'handling', 'told']);
    for (const { enteredAt, leftAt, enteredBy, leftBy, minutes } of passages) {
      expect(minutes).toBe((Date.parse(leftAt ?? '') - Date.parse(enteredAt)) / 60_000);
      expect([enteredBy.roles.length, leftBy?.roles.length]).not.toContain(0);
    }
    expect(passages[0]?.enteredAt).toBe(START);
    expect(passages[1]?.minutes).toBeGreaterThan(0);
    expect(passages[2]?.minutes).toBe(0);
  });

  it('are open while the matter is in them', () => {
    const [passage] = passed(past.IN_PROGRESS, HANDLING);
    expect(passage).toMatchObject({ link: 'handling' });
    expect(passage).not.toHaveProperty('leftAt');
    expect(passage).not.toHaveProperty('minutes');
  });

  it('are entered once, however often the event comes before they are left', () => {
    const again = past.DISPATCHED.at(-1) as Past;
    expect(named([...past.DISPATCHED, { ...again, at: hoursAfter(START, 5) }], HANDLING)).toEqual([
      'handling',
    ]);
  });

  it('count the acts of the roles they name only', () => {
    const actor = happened(past.DISPATCHED).at(-1)?.actor.roles ?? [];
    const acts = rule('command', { enters: ['IssueDispatched'] });
    expect(named(past.DISPATCHED, { ...acts, by: actor })).toEqual(['command']);
    expect(named(past.DISPATCHED, { ...acts, by: ['COMMANDER'] })).toEqual([]);
  });

  it('begin with the first clock where they say so, and not without one', () => {
    expect(named(past.CLOSED, WATCHED)).toEqual([]);
    const [first, ...rest] = past.CLOSED;
    const clocks = { started: [{}] };
    const timed = { ...first, data: { ...first?.data, clocks } } as unknown as Past;
    const [watched, ...more] = passed([timed, ...rest], WATCHED);
    expect(more).toEqual([]);
    expect(watched).toMatchObject({ link: 'watched', enteredAt: START });
    expect(watched?.leftAt).toBeDefined();
  });

  it('are none before anything happened', () => {
    expect(passed([], INTAKE, WATCHED)).toEqual([]);
  });
});
