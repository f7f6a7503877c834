import { describe, expect, it } from '@jest/globals';
import { OFFICE_HOURS_CN } from '@shaodao/deadlines';
import { deadlineWords, type Alternative } from '@shaodao/what-if';
import { leadTicket, on } from '../../libs/issue/src/testing/lived.js';
import { SYSTEM, WATER_LEAD } from '../../libs/issue/src/testing/small-district.js';
import { both, dispatchedOnMonday, doneAt, signed, timeOf, under } from './monday.js';
import type { ToldEvent } from './small-world.js';

/** Days and hours are local (UTC+8): day 1 is Monday, 2 March 2026. Office 9–12 and 13:30–17:30. */

describe('other limits', () => {
  /** Five working days: due on Monday the 9th at closing; done that day at ten. */
  const story = doneAt(signed(dispatchedOnMonday()), on(8, 10));

  it('a fifth less of five working days is four: due on Friday, missed', () => {
    const simulation = under(story, { limits: [{ kinds: ['HANDLE'], factor: 0.8 }] });
    const [was, is] = both(simulation, 'HANDLE');
    expect(was).toMatchObject({ dueAt: on(8, 17, 30), endedAt: on(8, 10), standing: 'MET' });
    expect(is).toMatchObject({ dueAt: on(5, 17, 30), endedAt: on(8, 10), standing: 'MISSED' });
    expect(simulation.flips).toEqual([
      { actual: was, alternative: is, reasons: ['LIMIT_CHANGED'] },
    ]);
    expect(simulation.assumptions).toContain('DAYS_WHOLE');
  });

  it('moves what the events promise, too', () => {
    const { alternative } = under(story, { limits: [{ kinds: ['HANDLE'], factor: 0.8 }] });
    const dispatch = alternative.events.find(({ type }) => type === 'IssueDispatched');
    expect(dispatch?.data).toMatchObject({ dueAt: on(5, 17, 30) });
    // Nobody's own time: everything happened when it happened.
    expect(alternative.events.map(({ occurredAt }) => occurredAt)).toEqual(
      story.events.map(({ occurredAt }) => occurredAt),
    );
  });

  it('may be set outright: two natural days end with the second day', () => {
    const limits = [{ kinds: ['HANDLE' as const], limit: { amount: 2, unit: 'NAT_DAY' as const } }];
    const [, is] = both(under(story, { limits }), 'HANDLE');
    expect(is).toMatchObject({ dueAt: '2026-03-04T15:59:59.999Z', standing: 'MISSED' });
  });

  it('may be those of another mechanism, which may be silent', () => {
    const limits = [{ kinds: ['HANDLE' as const], playbook: { id: 'responses' } }];
    const simulation = under(story, { limits });
    expect(simulation.assumptions).toContain('PLAYBOOK_SILENT');
    expect(simulation.flips).toEqual([]);
  });

  it('holds for the matters named, the first change that fits', () => {
    const limits = [
      { kinds: ['HANDLE' as const], categories: ['noise'], factor: 0.1 },
      { kinds: ['HANDLE' as const], territories: ['city'], factor: 0.8 },
      { kinds: ['HANDLE' as const], factor: 3 },
    ];
    expect(both(under(story, { limits }), 'HANDLE')[1]).toMatchObject({ dueAt: on(5, 17, 30) });
  });

  it('leaves windows alone unless they are named', () => {
    const { actual, alternative } = under(story, { limits: [{ factor: 0.5 }] });
    const windows = (events: readonly ToldEvent[]) =>
      events.flatMap(({ data }) =>
        (
          (data as { clocks?: { started?: { kind: string; dueAt: string }[] } }).clocks?.started ??
          []
        ).filter(({ kind }) => kind.endsWith('_WINDOW')),
      );
    expect(windows(alternative.events)).toEqual(windows(actual.events));
    expect(windows(actual.events).length).toBeGreaterThan(0);
  });
});

describe('limits that moved', () => {
  it('an extension adds what it added', () => {
    const story = signed(dispatchedOnMonday());
    const assignment = leadTicket(story.lived);
    // From Monday the 9th at 17:30 to Thursday the 12th at 17:30: three days.
    story.at(
      on(2, 10),
      { type: 'RequestExtension', assignment, dueAt: on(11, 17, 30), reason: 'parts' },
      WATER_LEAD,
    );
    story.at(on(2, 11), { type: 'GrantExtension', assignment, told: 'enc1.told' });
    const simulation = under(doneAt(story, on(9, 10)), {
      limits: [{ kinds: ['HANDLE'], factor: 0.8 }],
    });
    const [was, is] = both(simulation, 'HANDLE');
    expect(was).toMatchObject({ dueAt: on(11, 17, 30), standing: 'MET' });
    // Friday the 6th and three days.
    expect(is).toMatchObject({ dueAt: on(8, 17, 30), standing: 'MISSED' });
    expect(simulation.flips[0]?.reasons).toEqual(['MOVED_OTHERWISE']);
    expect(simulation.assumptions).toContain('EXTENSION_KEPT');
    const granted = simulation.alternative.events.find(({ type }) => type === 'ExtensionGranted');
    expect(granted?.data).toMatchObject({ previousDueAt: on(5, 17, 30), dueAt: on(8, 17, 30) });
  });

  const SUSPEND = {
    type: 'SuspendIssue',
    cause: 'STATUTORY_APPRAISAL',
    until: on(20, 12),
    reason: 'tested',
    media: ['order'],
    told: 'enc1.told',
  } as const;
  const RESUME = { type: 'ResumeIssue', reason: 'tested early' } as const;
  const SHORTER: Alternative = { limits: [{ kinds: ['HANDLE'], factor: 0.8 }] };

  it('a rest gives back what was left', () => {
    const story = signed(dispatchedOnMonday()).at(on(2, 12), SUSPEND).at(on(4, 9), RESUME);
    const [was, is] = both(under(story, SHORTER), 'HANDLE');
    // Left on Tuesday: Wednesday to Monday, four days; again after Thursday: 6, 9, 10, 11 March.
    expect(was?.dueAt).toBe(on(10, 17, 30));
    // Left: Wednesday to Friday, three days: 6, 9, 10 March.
    expect(is?.dueAt).toBe(on(9, 17, 30));
  });

  it('a rest goes on while the matter is part of another one', () => {
    const other = { id: 'issue-2', state: dispatchedOnMonday().lived.state };
    const { actual, alternative } = under(
      signed(dispatchedOnMonday())
        .at(on(2, 12), SUSPEND)
        .at(on(2, 15), { type: 'MergeInto', target: 'issue-2', reason: 'one' }, undefined, other)
        .at(on(3, 9), { type: 'UnmergeIssue', reason: 'two' }, undefined, other)
        .at(on(4, 9), RESUME),
      SHORTER,
    );
    const [was, is] = [actual, alternative].map(({ deadlines }) =>
      deadlines.findLast(({ kind }) => kind === 'HANDLE'),
    );
    expect([was?.dueAt, is?.dueAt]).toEqual([on(10, 17, 30), on(9, 17, 30)]);
  });
});

describe('another calendar', () => {
  const FOUR_DAYS: Alternative = {
    calendars: [{ ...OFFICE_HOURS_CN, version: 2, weekdays: [1, 2, 3, 4] }],
  };

  it('lays people’s time out anew, and counts limits in its own days', () => {
    const simulation = under(doneAt(signed(dispatchedOnMonday()), on(8, 10)), FOUR_DAYS);
    const [was, is] = both(simulation, 'HANDLE');
    // 33.5 hours after the signature: 4.5 on Monday, 7 each to Thursday, 7 on the next Monday, 1.
    expect(is?.endedAt).toBe(on(9, 10));
    // Five working days after Monday the 2nd: 3, 4, 5, 9 and 10 March.
    expect([was?.dueAt, is?.dueAt]).toEqual([on(8, 17, 30), on(9, 17, 30)]);
    expect(simulation.flips).toEqual([]);
  });

  it('keeps what was done out of hours out of hours', () => {
    const { alternative } = under(doneAt(signed(dispatchedOnMonday()), on(5, 20)), FOUR_DAYS);
    // Friday's hours fall on the next Monday; then two and a half hours after closing, as it was.
    expect(timeOf(alternative.events, 'IssueHandled')).toBe(on(8, 20));
  });
});

describe('other staffing', () => {
  it('halves the time of a unit that works twice as fast, those below it too', () => {
    const story = doneAt(signed(dispatchedOnMonday()), on(8, 10));
    const { alternative, assumptions } = under(story, {
      staffing: [{ unit: 'water', speed: 2 }],
    });
    expect(timeOf(alternative.events, 'AssignmentSigned')).toBe(on(1, 11, 15));
    // Half of 33.5 hours from a quarter past eleven on: 4.75, 7, and 5 on Wednesday.
    expect(timeOf(alternative.events, 'IssueHandled')).toBe(on(3, 15, 30));
    expect(timeOf(alternative.events, 'IssueDispatched')).toBe(on(1, 11));
    expect(assumptions).toContain('SPEED_SCALED');
  });
});

describe('what only a clock brought about', () => {
  it('moves with the clock, and what follows with it', () => {
    const story = doneAt(signed(dispatchedOnMonday('timed-rating')), on(1, 16));
    const { dueAt } = story.lived.clock('EVAL_WINDOW');
    const clock = story.lived.clock('EVAL_WINDOW').id;
    // Seven days from Monday; it came a second late.
    const came = new Date(Date.parse(dueAt) + 1_000).toISOString();
    story.at(came, { type: 'ElapseClock', clock, moment: dueAt }, SYSTEM);
    const limits = [
      { kinds: ['EVAL_WINDOW' as const], limit: { amount: 3, unit: 'NAT_DAY' as const } },
    ];
    const { actual, alternative, assumptions } = under(story, { limits });
    expect(timeOf(actual.events, 'IssueClosed')).toBe('2026-03-09T16:00:00.999Z');
    expect(timeOf(alternative.events, 'IssueClosed')).toBe('2026-03-05T16:00:00.999Z');
    expect(assumptions).toContain('LAPSE_RECOMPUTED');
  });

  it('leaves out what a clock would not have said', () => {
    const story = signed(dispatchedOnMonday());
    const handling = story.lived.clock('HANDLE');
    const [half = ''] = handling.warnAt;
    story.at(half, { type: 'ElapseClock', clock: handling.id, moment: half }, SYSTEM);
    doneAt(story, on(4, 17));
    const twice = under(story, { limits: [{ kinds: ['HANDLE'], factor: 2 }] });
    // Half of ten working days is later than the end of the work.
    expect(timeOf(twice.actual.events, 'ReminderSent')).toBe(half);
    expect(timeOf(twice.alternative.events, 'ReminderSent')).toBeUndefined();
    const bit = under(story, { limits: [{ kinds: ['HANDLE'], factor: 1.2 }] });
    const said = timeOf(bit.alternative.events, 'ReminderSent') ?? '';
    expect(said > half && said < on(4, 17)).toBe(true);
  });
});

describe('records of another system, whose deadline stands on the ticket alone', () => {
  /** Ten days of running time, done after nine. */
  const story = doneAt(signed(dispatchedOnMonday('records', on(11, 11))), on(10, 11));

  it('a fifth less of ten days is eight, to the millisecond', () => {
    const simulation = under(story, { limits: [{ factor: 0.8 }] });
    const [was, is] = both(simulation, 'HANDLE');
    expect(was).toMatchObject({ dueAt: on(11, 11), endedAt: on(10, 11), standing: 'MET' });
    expect(is).toMatchObject({ dueAt: on(9, 11), endedAt: on(10, 11), standing: 'MISSED' });
    expect(simulation.flips[0]?.reasons).toEqual(['LIMIT_CHANGED']);
  });

  it('is told in words', () => {
    const [was, is] = both(under(story, { limits: [{ factor: 0.8 }] }), 'HANDLE');
    if (was === undefined || is === undefined) throw new Error('no deadline');
    expect(deadlineWords(was).en).toBe(
      'the handling: 14400 minutes from 2026-03-02 03:00:00Z, due 2026-03-12 03:00:00Z; ended 2026-03-11 03:00:00Z, in time',
    );
    expect(deadlineWords(is)).toEqual({
      zh: '办理：自 2026-03-02 03:00:00Z 起 11520 分钟，2026-03-10 03:00:00Z 到期；2026-03-11 03:00:00Z 结束，超时',
      en: 'the handling: 11520 minutes from 2026-03-02 03:00:00Z, due 2026-03-10 03:00:00Z; ended 2026-03-11 03:00:00Z, late',
    });
  });

  it('judges what still runs at the moment of the question', () => {
    const open = signed(dispatchedOnMonday('records', on(11, 11)));
    const asked = (horizon: string) =>
      both(under(open, { limits: [{ factor: 0.8 }] }, { horizon }), 'HANDLE').map(
        (each) => each?.standing,
      );
    expect(asked(on(8, 0))).toEqual(['OPEN', 'OPEN']);
    expect(asked(on(10, 0))).toEqual(['OPEN', 'MISSED']);
    expect(asked(on(12, 0))).toEqual(['MISSED', 'MISSED']);
  });
});
