import { describe, expect, it } from '@jest/globals';
import { daysAfter, given, START, type Past } from '../../testing/given.js';
import { AT_WORK, DONE, exclusionAsked, RATED, SENT, TOLD } from '../../testing/history-beside.js';
import { FED_BACK, HANDLED, IN_PROGRESS, reported, reworkOrdered } from '../../testing/history.js';
import {
  AGENT,
  ARBITER,
  FIRE,
  INSPECTOR,
  WATER,
  WATER_REPAIR,
} from '../../testing/small-district.js';
import { isAccepted } from '../state.js';

const ANSWERED: readonly Past[] = [
  reported({ kind: 'CONSULT' }),
  { type: 'IssueAnswered', data: { answer: 'enc1.answer' } },
  { type: 'IssueClosed', data: { outcome: 'ANSWERED', evaluationLapsed: false } },
];
const CLOSED: readonly Past[] = [
  ...RATED,
  { type: 'IssueClosed', data: { outcome: 'HANDLED', evaluationLapsed: false } },
];

describe('evidence (证据)', () => {
  it('is attached to an assignment, also a finished one, and counted by round', () => {
    const attach = {
      type: 'AttachEvidence',
      assignment: 'a-water',
      stage: 'AFTER',
      media: ['picture-1', 'picture-2'],
      note: 'enc1.note',
    } as const;
    const data = {
      assignment: 'a-water',
      unit: 'water',
      stage: 'AFTER',
      media: ['picture-1', 'picture-2'],
      note: 'enc1.note',
    } as const;
    given(...HANDLED)
      .when(attach, { actor: WATER })
      .then({ type: 'EvidenceAttached', data });
    const { state } = given(...DONE, reworkOrdered(), { type: 'EvidenceAttached', data });
    expect(isAccepted(state) && state.evidence).toEqual([{ stage: 'AFTER', round: 2, media: 2 }]);
  });
});

describe('opinions and progress (意见、跟踪)', () => {
  it('stand on record, and make nobody a party', () => {
    const opinion = { code: 'LEGAL_OPINION', opinion: 'enc1.opinion' };
    given(...AT_WORK)
      .when({ type: 'RecordOpinion', ...opinion }, { actor: INSPECTOR })
      .then({ type: 'OpinionRecorded', data: opinion });
    given(...AT_WORK)
      .when({ type: 'TrackProgress', note: 'enc1.note' }, { actor: AGENT })
      .then({ type: 'ProgressTracked', data: { note: 'enc1.note' } });
    const { state } = given(
      ...AT_WORK,
      { type: 'OpinionRecorded', data: opinion },
      { type: 'OpinionRecorded', data: opinion },
    );
    expect(isAccepted(state) && [state.opinions, state.handledBy]).toEqual([
      ['LEGAL_OPINION'],
      [WATER.person],
    ]);
  });
});

describe('publishing a result (公示)', () => {
  const PUBLISH = { type: 'PublishResult', text: 'The road is mended' } as const;

  it('shows redacted words in the mechanism’s scope, for its days at most', () => {
    given(...TOLD)
      .when(PUBLISH)
      .then({
        type: 'ResultPublished',
        data: {
          text: 'The road is mended',
          scope: 'territory',
          until: '2026-03-09T16:00:00.000Z',
        },
      });
    expect(given(...TOLD).when({ ...PUBLISH, days: 2 }).decision).toMatchObject({
      events: [{ data: { until: '2026-03-04T16:00:00.000Z' } }],
    });
    given(...TOLD)
      .when({ ...PUBLISH, days: 8 })
      .refuses('PUBLISHED_TOO_LONG', { maximum: 7 });
    given(...FED_BACK)
      .when(PUBLISH)
      .refuses('COMMAND_NOT_IN_PROFILE');
  });

  it('is done once a round', () => {
    const published: Past = {
      type: 'ResultPublished',
      data: { text: 'x', scope: 'territory', until: daysAfter(START, 9) },
    };
    given(...TOLD, published)
      .when(PUBLISH)
      .refuses('ALREADY_PUBLISHED');
    expect(given(...CLOSED).when(PUBLISH).decision.ok).toBe(true);
  });

  it.each([
    'call 13800000000',
    'he lives at 3号楼',
    '王某某 2 单元',
    'flat 502室',
    '身份证已核验',
    'write to a@b.cn',
  ])('takes no text with personal data: %s', (text) => {
    given(...TOLD)
      .when({ ...PUBLISH, text })
      .refuses('TEXT_NOT_REDACTED');
  });

  it('is not for what nobody else may read', () => {
    given(reported({ kind: 'ACCUSATION' }), ...TOLD.slice(1))
      .when(PUBLISH)
      .refuses('NOT_PUBLIC');
    given(reported({ confidentiality: 'RESTRICTED_CASE' }), ...TOLD.slice(1))
      .when(PUBLISH)
      .refuses('NOT_PUBLIC');
    given(...ANSWERED)
      .when(PUBLISH)
      .refuses('NOT_PUBLIC');
  });
});

describe('excluding from the figures (剔除)', () => {
  const ASK = {
    type: 'ApplyExclusion',
    assignment: 'a-water',
    exclusionClass: 'BEYOND_DUTY',
    reason: 'list item 7',
    media: ['letter-1'],
  } as const;
  const DECIDE = {
    type: 'DecideExclusion',
    exclusion: 'e-1',
    granted: true,
    reason: 'the list says so',
  } as const;
  const byArbiter = { actor: ARBITER };

  it('is asked with class and evidence, whatever became of the assignment', () => {
    given(...SENT)
      .when(ASK, { actor: WATER })
      .then({
        type: 'ExclusionRequested',
        data: {
          exclusion: 'exclusion-1',
          assignment: 'a-water',
          unit: 'water',
          exclusionClass: 'BEYOND_DUTY',
          reason: 'list item 7',
          media: ['letter-1'],
        },
      });
    given(...SENT)
      .when({ ...ASK, media: [] }, { actor: WATER })
      .refuses('EVIDENCE_MISSING', { needed: 1, given: 0 });
    given(...SENT)
      .when({ ...ASK, exclusionClass: 'MALICIOUS' }, { actor: WATER })
      .refuses('EXCLUSION_CLASS', { exclusionClass: 'MALICIOUS' });
    given(...IN_PROGRESS)
      .when(ASK, { actor: WATER })
      .refuses('COMMAND_NOT_IN_PROFILE');
    given(...ANSWERED)
      .when(ASK, { actor: WATER })
      .refuses('ASSIGNMENT_UNKNOWN');
  });

  it('is asked while the matter runs, and some days after', () => {
    const closedAt = '2026-03-02T17:00:00.000Z';
    expect(
      given(...CLOSED).when(ASK, { actor: WATER, now: daysAfter(closedAt, 10) }).decision.ok,
    ).toBe(true);
    given(...CLOSED)
      .when(ASK, { actor: WATER, now: daysAfter(closedAt, 11) })
      .refuses('EXCLUSION_WINDOW_OVER', { until: daysAfter(closedAt, 10) });
  });

  it('is asked one at a time, and not again for what was decided', () => {
    given(...SENT, exclusionAsked())
      .when({ ...ASK, exclusionClass: 'EMERGENCY_LINE' }, { actor: WATER })
      .refuses('EXCLUSION_ALREADY_ASKED', { unit: 'water' });
    const denied: Past = {
      type: 'ExclusionDenied',
      data: { exclusion: 'e-1', unit: 'water', exclusionClass: 'BEYOND_DUTY', reason: 'no' },
    };
    given(...SENT, exclusionAsked(), denied)
      .when(ASK, { actor: WATER })
      .refuses('EXCLUSION_ALREADY_ASKED');
    expect(
      given(...SENT, exclusionAsked(), denied).when(
        { ...ASK, exclusionClass: 'EMERGENCY_LINE' },
        { actor: WATER },
      ).decision.ok,
    ).toBe(true);
  });

  it('is decided by other eyes, once, and leaves the matter alone', () => {
    const data = {
      exclusion: 'e-1',
      unit: 'water',
      exclusionClass: 'BEYOND_DUTY',
      reason: 'the list says so',
    } as const;
    given(...SENT, exclusionAsked())
      .when(DECIDE, byArbiter)
      .then({ type: 'ExclusionGranted', data });
    given(...SENT, exclusionAsked())
      .when({ ...DECIDE, granted: false }, byArbiter)
      .then({ type: 'ExclusionDenied', data });
    given(...SENT, exclusionAsked(), { type: 'ExclusionGranted', data })
      .when(DECIDE, byArbiter)
      .refuses('EXCLUSION_DECIDED');
    given(...SENT)
      .when(DECIDE, byArbiter)
      .refuses('EXCLUSION_UNKNOWN', { exclusion: 'e-1' });
    given(...ANSWERED)
      .when(DECIDE, byArbiter)
      .refuses('EXCLUSION_UNKNOWN');
    const { state } = given(...SENT, exclusionAsked(), { type: 'ExclusionGranted', data });
    expect(isAccepted(state) && [state.phase, state.exclusions]).toMatchObject([
      'DISPATCHED',
      [{ id: 'e-1', status: 'GRANTED', askedBy: WATER.person }],
    ]);
  });

  it('is decided neither by who asked nor by anybody of that unit', () => {
    given(...SENT, exclusionAsked())
      .when(DECIDE, { actor: { ...ARBITER, person: WATER.person } })
      .refuses('OWN_REQUEST');
    given(...SENT, exclusionAsked())
      .when(DECIDE, { actor: WATER_REPAIR })
      .refuses('OWN_UNITS_REQUEST', { unit: 'water' });
    expect(given(...SENT, exclusionAsked()).when(DECIDE, { actor: FIRE }).decision.ok).toBe(true);
  });
});
