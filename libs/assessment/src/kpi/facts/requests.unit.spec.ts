import { describe, expect, it } from '@jest/globals';
import { hour, Story } from '../testing/story.js';

/** Reported at 0, accepted at 1, sent to water at 2, to be handled by 50. */
const sent = (): Story => new Story().reported().accepted().dispatched(2, 'water', 50);
const done = (): Story => sent().signed(3, 'water').handled(40, 'water');

describe('exclusions', () => {
  const asked = (more: Story): Story =>
    more.at(60, 'ExclusionRequested', {
      ...{ exclusion: 'e-1', assignment: 'a-water', unit: 'water', exclusionClass: 'BEYOND_DUTY' },
      ...{ reason: 'list 7', media: ['m-1'] },
    });
  const granted = (more: Story): Story =>
    asked(more).at(70, 'ExclusionGranted', {
      ...{ exclusion: 'e-1', unit: 'water', exclusionClass: 'BEYOND_DUTY', reason: 'list 7' },
    });

  it('count once they are granted, for the work and for what appellants say of it', () => {
    expect(asked(done()).of('ASSIGNMENT')[0]?.exclusions).toEqual([]);
    const story = granted(done().evaluated(50));
    expect(story.of('ASSIGNMENT')[0]?.exclusions).toEqual(['BEYOND_DUTY']);
    expect(story.of('CALLBACK')[0]?.exclusions).toEqual(['BEYOND_DUTY']);
    expect(story.of('ISSUE')[0]?.exclusions).toEqual(['BEYOND_DUTY']);
    expect(story.only('EXCLUSION')).toMatchObject({
      class: 'BEYOND_DUTY',
      granted: true,
      decidedAt: hour(70),
    });
  });

  it('do not count when they are denied', () => {
    const story = asked(done()).at(70, 'ExclusionDenied', {
      ...{ exclusion: 'e-1', unit: 'water', exclusionClass: 'BEYOND_DUTY', reason: 'theirs' },
    });
    expect(story.of('ASSIGNMENT')[0]?.exclusions).toEqual([]);
    expect(story.only('EXCLUSION')['granted']).toBe(false);
  });
});

describe('supervision', () => {
  const pressed = (): Story =>
    sent().at(10, 'SupervisionOrdered', {
      ...{ order: 'o-1', unit: 'water', reason: 'late', replyBy: hour(30) },
      basis: { by: 'ladder', clock: 'c-work' },
    });

  it('is answered in time or not', () => {
    const story = pressed()
      .at(29, 'SupervisionReplied', { order: 'o-1', unit: 'water', content: 'enc1' })
      .at(40, 'SupervisionLifted', { order: 'o-1', reason: 'done' });
    expect(story.only('SUPERVISION')).toMatchObject({
      ...{ measure: 'ORDER', orderedAt: hour(10), replyBy: hour(30), repliedAt: hour(29) },
      ...{ liftedAt: hour(40), byLadder: true },
    });
  });

  it('marks the assignment; a reminder does not', () => {
    expect(pressed().only('ASSIGNMENT')).toMatchObject({ supervised: true, supervisions: 1 });
    const reminded = sent().at(9, 'ReminderSent', { reminder: 'r-1', unit: 'water', note: 'soon' });
    expect(reminded.only('ASSIGNMENT')['supervised']).toBe(false);
    expect(reminded.only('SUPERVISION')).toMatchObject({ measure: 'REMIND', replyBy: null });
  });
});

describe('the ledger', () => {
  it('is entered, reviewed and cleared', () => {
    const story = sent()
      .at(10, 'LedgerRequested', {
        ...{
          ledger: 'l-1',
          assignment: 'a-water',
          unit: 'water',
          cause: 'FUNDS',
          plan: 'next year',
        },
        ...{ milestones: [], media: [], explained: 'enc1' },
      })
      .at(12, 'PutOnLedger', {
        ledger: 'l-1',
        lead: 'water',
        cause: 'FUNDS',
        milestones: [],
        nextReviewAt: hour(500),
      })
      .at(500, 'LedgerReviewed', {
        ledger: 'l-1',
        finding: 'not yet',
        review: 1,
        nextReviewAt: hour(900),
      })
      .at(800, 'LedgerCleared', { ledger: 'l-1', reason: 'built' });
    expect(story.only('LEDGER')).toMatchObject({
      ...{
        requestedAt: hour(10),
        enteredAt: hour(12),
        clearedAt: hour(800),
        reviews: 1,
        cause: 'FUNDS',
      },
    });
    expect(story.only('ASSIGNMENT')['onLedger']).toBe(true);
    expect(story.only('ISSUE')['ledgerAt']).toBe(hour(12));
  });
});
