import { describe, expect, it } from '@jest/globals';
import { by, hour, Story } from '../testing/story.js';

const handled = (): Story =>
  new Story()
    .reported()
    .accepted()
    .dispatched(2, 'water', 50)
    .signed(3, 'water')
    .handled(40, 'water');

const callbacks = (story: Story) => story.of('CALLBACK').map(({ fields }) => fields);

describe('a callback', () => {
  it('is told from the first attempt to the answer, for the unit that handled it', () => {
    const story = handled()
      .at(41, 'CallbackUnreached', { attempt: 1 })
      .at(45, 'CallbackMade', { attempt: 2 })
      .evaluated(45, { resolution: 'PARTLY_RESOLVED', satisfaction: 'BASICALLY_SATISFIED' });
    expect(story.of('CALLBACK')[0]?.unit).toBe('water');
    expect(story.only('CALLBACK')).toMatchObject({
      ...{ attempts: 2, attempted: true, reached: true, answered: true, at: hour(45) },
      ...{ resolution: 'PARTLY_RESOLVED', satisfaction: 'BASICALLY_SATISFIED', round: 1 },
      ...{ voteSource: 'callback', joined: false, latest: true, contacted: true },
    });
  });

  it('that reached nobody has no answer', () => {
    const story = handled().at(41, 'CallbackUnreached', { attempt: 1 });
    expect(story.only('CALLBACK')).toMatchObject({
      ...{ attempts: 1, attempted: true, reached: false, answered: false, resolution: null },
      ...{ at: hour(41), votedAt: null },
    });
  });

  it('is a vote without an attempt where the resident came forward', () => {
    const story = handled().evaluated(42, { source: 'resident' });
    expect(story.only('CALLBACK')).toMatchObject({
      attempted: false,
      reached: true,
      answered: true,
    });
  });

  it.each([
    ['RESOLVED', 'RESOLVED', true],
    ['RESOLVED', 'PARTLY_RESOLVED', false],
    ['PARTLY_RESOLVED', 'RESOLVED', true],
    ['UNRESOLVED', 'UNRESOLVED', true],
  ] as const)(
    'of what was reported %s and is said to be %s confirms: %s',
    (outcome, resolution, confirmed) => {
      const story = new Story()
        .reported()
        .accepted()
        .dispatched(2, 'water', 50)
        .handled(40, 'water', { outcome })
        .evaluated(45, { resolution });
      expect(story.only('CALLBACK')['confirmed']).toBe(confirmed);
    },
  );

  it('is another one after every handling', () => {
    const story = handled()
      .evaluated(45, { resolution: 'UNRESOLVED', satisfaction: 'DISSATISFIED' })
      .at(46, 'ReworkOrdered', { round: 1, reason: 'enc1', dueAt: hour(90) })
      .handled(80, 'water', { round: 2 })
      .evaluated(85, { round: 2 });
    expect(callbacks(story)).toMatchObject([
      { round: 1, latest: false, resolution: 'UNRESOLVED' },
      { round: 2, latest: true, resolution: 'RESOLVED' },
    ]);
  });

  it('is one for each appellant of a merged matter', () => {
    const story = handled()
      .at(41, 'AppellantJoined', {
        issue: 'i-2',
        subject: 's-2',
        reporter: 'p-2',
        noReplyWanted: false,
      })
      .at(41, 'AppellantJoined', {
        issue: 'i-3',
        subject: 's-3',
        reporter: 'p-3',
        noReplyWanted: true,
      })
      .evaluated(45)
      .evaluated(46, { appellant: 'i-2', resolution: 'UNRESOLVED', satisfaction: 'DISSATISFIED' })
      .evaluated(47, { appellant: 'i-3' });
    expect(callbacks(story)).toMatchObject([
      { joined: false, resolution: 'RESOLVED', refused: false },
      { joined: true, resolution: 'UNRESOLVED', refused: false },
      { joined: true, resolution: 'RESOLVED', refused: true },
    ]);
    expect(new Set(story.of('CALLBACK').map(({ id }) => id)).size).toBe(3);
    expect(story.only('ISSUE')['appellants']).toBe(3);
    expect(story.of('ASSIGNMENT')).toHaveLength(1);
  });

  it('knows who is never called back', () => {
    const anonymous = new Story().reported(0, {
      confidentiality: 'ANONYMOUS',
      noReplyWanted: true,
    });
    anonymous.accepted().dispatched(2, 'water', 50).handled(40, 'water').evaluated(42);
    expect(anonymous.only('CALLBACK')).toMatchObject({ anonymous: true, refused: true });
  });

  it('is the inspector’s finding where nobody appealed', () => {
    const patrol = new Story()
      .reported(0, { channel: 'patrol' }, by('p-grid', 'c-east'))
      .accepted()
      .dispatched(2, 'water', 50)
      .handled(40, 'water')
      .at(41, 'VerificationFailed', { reason: 'enc1', media: [] }, by('p-inspector'))
      .at(41, 'ReworkOrdered', { round: 1, reason: 'enc1', dueAt: hour(60) })
      .handled(55, 'water', { round: 2 })
      .at(56, 'ResultVerified', { media: [] }, by('p-inspector'));
    expect(callbacks(patrol)).toMatchObject([
      { voteSource: 'inspector', resolution: 'UNRESOLVED', satisfaction: null, round: 1 },
      { voteSource: 'inspector', resolution: 'RESOLVED', satisfaction: null, round: 2 },
    ]);
    expect(handled().at(41, 'ResultVerified', { media: [] }).of('CALLBACK')).toEqual([]);
  });
});

describe('a check', () => {
  it('of the result has a limit, a person and an outcome', () => {
    const story = handled();
    story
      .at(40, 'ClockWarned', {
        ...{ clock: 'c-x', kind: 'VERIFY', dueAt: hour(64), share: 0.5 },
        clocks: {
          started: [
            {
              ...{ id: 'c-check', kind: 'VERIFY', subject: { kind: 'issue' }, startedAt: hour(40) },
              ...{ dueAt: hour(64), warnAt: [] },
              computation: {
                ...{ from: hour(40), amount: 24, unit: 'NAT_HOUR', calendar: 'office-cn' },
                ...{ calendarVersion: 1, rolled: false, provisional: false },
              },
            },
          ],
        },
      })
      .at(60, 'ResultVerified', { media: [] }, by('p-inspector'));
    expect(story.only('CHECK')).toMatchObject({
      ...{ of: 'RESULT', due: hour(64), at: hour(60), passed: true, by: 'p-inspector', round: 1 },
    });
  });

  it('of a report says whether it is true', () => {
    const story = new Story()
      .reported()
      .accepted()
      .at(2, 'ReportFalsified', { finding: 'enc1', media: [] }, by('p-inspector'));
    expect(story.only('CHECK')).toMatchObject({ of: 'REPORT', passed: false, by: 'p-inspector' });
    expect(story.only('ISSUE')['falsified']).toBe(true);
  });
});

describe('a reply', () => {
  it('is told with its limit, once for each appellant', () => {
    const story = handled()
      .at(41, 'AppellantJoined', {
        issue: 'i-2',
        subject: 's-2',
        reporter: 'p-2',
        noReplyWanted: false,
      })
      .at(
        50,
        'IssueFedBack',
        { content: 'enc1', method: 'phone', reached: true },
        by('p-water', 'water'),
      )
      .at(52, 'IssueFedBack', {
        content: 'enc1',
        method: 'phone',
        reached: false,
        appellant: 'i-2',
      });
    expect(story.of('FEEDBACK').map(({ fields }) => fields)).toMatchObject([
      { joined: false, at: hour(50), reached: true, by: 'p-water', due: null },
      { joined: true, at: hour(52), reached: false, by: 'p-agent' },
    ]);
  });
});
