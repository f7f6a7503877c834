import { describe, expect, it } from '@jest/globals';
import { foldFacts, ReportMissing } from './fold/fold-facts.js';
import { factsOf } from './facts-of.js';
import { by, hour, OFFICE, Story } from '../testing/story.js';

const closed = (): Story =>
  new Story()
    .reported()
    .accepted(3, { dueAt: hour(100), level: 'COMMUNITY' })
    .dispatched(5, 'water', 50)
    .signed(6, 'water')
    .handled(40, 'water')
    .evaluated(45)
    .closed(46);

describe('an issue', () => {
  it('is told from its report to its closing', () => {
    expect(closed().only('ISSUE')).toMatchObject({
      ...{ channel: 'hotline', appealKind: 'HELP', source: 'APPELLANT', urgency: 'NORMAL' },
      ...{ reportedAt: hour(0), acceptedAt: hour(3), dispatchedAt: hour(5), handledAt: hour(40) },
      ...{ closedAt: hour(46), endedAt: hour(46), outcome: 'HANDLED', due: hour(100) },
      ...{ reworks: 0, dispatches: 1, redispatches: 0, reopenings: 0, appellants: 1 },
      ...{ level: 'COMMUNITY', levelRank: 2, acceptor: 'p-agent', acceptorUnit: 'centre' },
      ...{ dispatcher: 'p-agent', handler: 'p-water', closer: 'p-agent', voided: false },
      ...{ profile: 'hotline-immediate-response', repeat: false, extended: false },
    });
    expect(closed().of('ISSUE')[0]).toMatchObject({
      unit: 'water',
      territory: 't-1',
      category: 'road',
    });
  });

  it('took its stages minutes, natural and by the calendar', () => {
    // Accepted Monday 9:00 to 12:00; then the two hours in which offices rest half an hour and more.
    expect(closed().only('ISSUE')).toMatchObject({
      ...{ acceptMinutes: 180, acceptWorkMinutes: 180 },
      ...{ dispatchMinutes: 120, dispatchWorkMinutes: 30 },
    });
    const uncounted = factsOf(closed().known).find(({ kind }) => kind === 'ISSUE');
    expect(uncounted?.fields).toMatchObject({ acceptMinutes: 180, acceptWorkMinutes: null });
  });

  it('never gets an earlier limit than the one told', () => {
    const story = new Story()
      .reported()
      .accepted(1, { dueAt: hour(80) })
      .dispatched(2, 'water', 50);
    expect(story.only('ISSUE')['due']).toBe(hour(80));
    const later = new Story()
      .reported()
      .accepted(1, { dueAt: hour(40) })
      .dispatched(2, 'water', 50);
    expect(later.only('ISSUE')['due']).toBe(hour(50));
  });

  it('settles at the level it was brought to', () => {
    const risen = new Story()
      .reported()
      .accepted(1, { level: 'COMMUNITY' })
      .at(9, 'IssueEscalated', {
        ...{
          from: 'COMMUNITY',
          to: 'DISTRICT',
          cause: 'PERSON',
          reason: 'beyond us',
          sponsors: [],
        },
      });
    expect(risen.only('ISSUE')).toMatchObject({ level: 'DISTRICT', levelRank: 4 });
    risen.at(10, 'IssueTransferredDown', { from: 'DISTRICT', to: 'STREET', reason: 'theirs' });
    expect(risen.only('ISSUE')['levelRank']).toBe(3);
  });

  it('comes up again when it is reopened, and stays on record as closed once', () => {
    const again = closed().at(60, 'IssueReopened', { reason: 'enc1', round: 2, dueAt: hour(120) });
    expect(again.only('ISSUE')).toMatchObject({
      ...{ closedAt: null, endedAt: null, outcome: null, reopenings: 1, repeatedAt: hour(60) },
    });
    expect(again.only('ASSIGNMENT')).toMatchObject({
      ...{ status: 'OPEN', handledAt: hour(40), reworks: 0, reworkDue: hour(120) },
    });
  });

  it('was copied to the district it was sent to as well (双派单)', () => {
    const story = closed().at(47, 'DistrictCopied', { district: 'd-1' });
    expect(story.facts.every(({ copiedTo }) => copiedTo === 'd-1')).toBe(true);
  });
});

describe('an issue that ends otherwise', () => {
  const open = (): Story => new Story().reported().accepted().dispatched(2, 'water', 50);

  it.each([
    ['IssueWithdrawn', { reason: 'enc1' }, 'WITHDRAWN'],
    ['IssueTerminated', { unit: 'water', reason: 'nobody there' }, 'TERMINATED'],
    ['IssueVoided', { reason: 'wrongly opened' }, 'VOIDED'],
  ] as const)('%s lets the unit go', (type, data, outcome) => {
    const story = open().at(20, type, data);
    expect(story.only('ISSUE')).toMatchObject({ outcome, endedAt: hour(20), closedAt: null });
    expect(story.only('ASSIGNMENT')).toMatchObject({ status: 'CANCELLED', endedAt: hour(20) });
  });

  it('is voided in all its facts', () => {
    const story = open().at(20, 'IssueVoided', { reason: 'wrongly opened' });
    expect(story.facts.map(({ fields }) => fields['voided'])).toEqual([true, true]);
    expect(story.only('ISSUE')['voidedAt']).toBe(hour(20));
  });

  it('rests merged until it is taken out again', () => {
    const merged = open().at(20, 'IssueMerged', { target: 'i-9', reason: 'the same' });
    expect(merged.only('ISSUE')).toMatchObject({ merged: true, mergedAt: hour(20) });
    expect(merged.only('ASSIGNMENT')['merged']).toBe(true);
    merged.at(30, 'IssueUnmerged', {
      target: 'i-9',
      reason: 'not the same',
      phase: 'DISPATCHED',
      restored: [],
    });
    expect(merged.only('ISSUE')).toMatchObject({ merged: false, mergedAt: null });
  });

  it('is a repeat where intake says so', () => {
    const story = new Story().reported().at(1, 'IntakeRejected', {
      ...{ reason: 'REPEAT_APPEAL', properChannel: 'answered before' },
    });
    expect(story.only('ISSUE')).toMatchObject({
      outcome: 'REJECTED',
      repeat: true,
      acceptedAt: null,
    });
  });

  it('is redirected or answered without a unit', () => {
    const line = new Story().reported().at(1, 'IssueRedirected', { line: '119' });
    expect(line.only('ISSUE')['outcome']).toBe('REDIRECTED');
    const answered = new Story()
      .reported()
      .at(1, 'IssueAnswered', { answer: 'enc1' })
      .at(1, 'IssueClosed', { outcome: 'ANSWERED', evaluationLapsed: false });
    expect(answered.only('ISSUE')).toMatchObject({ outcome: 'ANSWERED', closedAt: hour(1) });
    expect(answered.of('ISSUE')[0]?.unit).toBeNull();
  });
});

describe('appellants of a merged matter', () => {
  it('leave when their issue is taken out again', () => {
    const story = closed()
      .at(47, 'AppellantJoined', {
        issue: 'i-2',
        subject: 's-2',
        reporter: 'p-2',
        noReplyWanted: false,
      })
      .at(48, 'AppellantParted', { issue: 'i-2' });
    expect(story.only('ISSUE')['appellants']).toBe(1);
  });
});

describe('the fold', () => {
  it('begins with the report and nothing else', () => {
    const [, accepted] = new Story().reported().accepted().events;
    expect(() => foldFacts(undefined, accepted!)).toThrow(ReportMissing);
  });

  it('takes an event twice as once', () => {
    const { events, known } = closed();
    for (const event of events) expect(foldFacts(known, event)).toBe(known);
  });

  it('keeps plain JSON, and small', () => {
    const { known } = closed();
    const text = JSON.stringify(known);
    expect(JSON.parse(text)).toEqual(known);
    expect(text.length).toBeLessThan(2000);
  });

  it('keeps no word and no code of an appellant', () => {
    const { known } = closed();
    const text = JSON.stringify(known);
    expect(text).not.toContain('enc1');
    expect(text).not.toContain('s-1');
  });

  it('measures by the calendar it is given and by none else', () => {
    const { known } = closed();
    expect(factsOf(known, OFFICE)).toEqual(factsOf(known, OFFICE));
    expect(factsOf(known, OFFICE)).not.toEqual(factsOf(known));
  });

  it('takes instants of any form', () => {
    const story = new Story();
    story.reported();
    const [event] = story.events;
    const facts = foldFacts(undefined, { ...event!, occurredAt: '2026-03-02T09:00:00+08:00' });
    expect(facts.reportedAt).toBe(hour(0));
  });

  it('names nobody but staff who found it themselves', () => {
    expect(new Story().reported(0, {}, by('p-resident')).known.collector).toBeUndefined();
    expect(new Story().reported(0, { channel: 'visit' }, by('p-cadre')).known.collector).toBe(
      'p-cadre',
    );
    const device = new Story().reported(0, { channel: 'device' }, by('camera-7')).known;
    expect(device).toMatchObject({ source: 'DEVICE' });
    expect(device.collector).toBeUndefined();
  });
});
