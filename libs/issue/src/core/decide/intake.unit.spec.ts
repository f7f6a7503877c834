import { describe, expect, it } from '@jest/globals';
import type { IssueCommandOf } from '../../commands/index.js';
import { daysAfter, given, hoursAfter, START } from '../../testing/given.js';
import {
  ACCEPTED,
  DISPATCHED,
  reported,
  acceptedUnder,
  classified,
} from '../../testing/history.js';
import { RESIDENT, WATER_REPAIR } from '../../testing/small-district.js';

const REPORT: IssueCommandOf<'ReportIssue'> = {
  type: 'ReportIssue',
  channel: 'hotline',
  kind: 'HELP',
  title: 'enc1.title',
  appellant: { subject: 'sub-1', phone: 'enc1.phone' },
  category: 'pothole',
};

const ACCEPT: IssueCommandOf<'AcceptIssue'> = {
  type: 'AcceptIssue',
  category: 'pothole',
  territory: 'north',
};

describe('reporting an issue', () => {
  it('records what was said, under the receipt the resident gets', () => {
    given()
      .when(REPORT)
      .then({
        type: 'IssueReported',
        data: {
          channel: 'hotline',
          kind: 'HELP',
          title: 'enc1.title',
          appellant: { subject: 'sub-1', phone: 'enc1.phone' },
          noReplyWanted: false,
          confidentiality: 'NORMAL',
          category: 'pothole',
          media: [],
          receiptCode: 'R-0001',
        },
      });
  });

  it('keeps a place only to about a hundred metres', () => {
    const place = { address: 'enc1.address', latitude: 42.358123, longitude: -71.057991 };
    const { decision } = given().when({ ...REPORT, place });
    expect(decision).toMatchObject({
      events: [
        { data: { place: { address: 'enc1.address', latitude: 42.358, longitude: -71.058 } } },
      ],
    });
  });

  it.each([
    ['ACCUSATION', 'hotline', undefined, 'HIDE_IDENTITY'],
    ['ACCUSATION', 'hotline', 'NORMAL', 'HIDE_IDENTITY'],
    ['ACCUSATION', 'hotline', 'HIDE_CONTACT', 'HIDE_IDENTITY'],
    ['ACCUSATION', 'hotline', 'RESTRICTED_CASE', 'RESTRICTED_CASE'],
    ['HELP', 'snapshot', undefined, 'HIDE_IDENTITY'],
    ['HELP', 'snapshot', 'NORMAL', 'NORMAL'],
    ['COMPLAINT', 'hotline', 'ANONYMOUS', 'ANONYMOUS'],
  ] as const)('%s by %s asking for %s is kept %s', (kind, channel, confidentiality, kept) => {
    const wish = confidentiality === undefined ? {} : { confidentiality };
    const { decision } = given().when({ ...REPORT, kind, channel, ...wish });
    expect(decision).toMatchObject({ events: [{ data: { confidentiality: kept } }] });
  });

  it('names a key owner for the personal data', () => {
    given()
      .when({ ...REPORT, appellant: {} })
      .refuses('SUBJECT_MISSING');
  });

  it('is about the resident themself, where a resident reports', () => {
    const own = { ...REPORT, appellant: { subject: RESIDENT.person } };
    expect(given().when(own, { actor: RESIDENT }).decision.ok).toBe(true);
    given()
      .when({ ...REPORT, appellant: { subject: 'sub-neighbour' } }, { actor: RESIDENT })
      .refuses('SUBJECT_NOT_SELF');
  });

  it('is about anybody, where staff report, also one who lives here', () => {
    const neighbour = { ...REPORT, appellant: { subject: 'sub-neighbour' } };
    const gridWorker = { ...RESIDENT, roles: ['RESIDENT', 'GRID'] };
    expect(given().when(neighbour).decision.ok).toBe(true);
    expect(given().when(neighbour, { actor: gridWorker }).decision.ok).toBe(true);
  });

  it('says where or what it is, unless it is a question', () => {
    const { category: _none, ...vague } = REPORT;
    given().when(vague).refuses('PLACE_OR_CATEGORY_NEEDED');
    expect(given().when({ ...vague, kind: 'CONSULT' }).decision.ok).toBe(true);
    expect(given().when({ ...vague, territory: 'east' }).decision.ok).toBe(true);
  });

  it('names territory and category from the directory', () => {
    given()
      .when({ ...REPORT, territory: 'moon' })
      .refuses('UNKNOWN_TERRITORY', { territory: 'moon' });
    given()
      .when({ ...REPORT, category: 'ufo' })
      .refuses('UNKNOWN_CATEGORY', { category: 'ufo' });
  });

  it('names an accused unit only in a report of wrongdoing, and one that exists', () => {
    given()
      .when({ ...REPORT, accusedUnit: 'water' })
      .refuses('ACCUSED_NEEDS_ACCUSATION');
    given()
      .when({ ...REPORT, kind: 'ACCUSATION', accusedUnit: 'nowhere' })
      .refuses('UNIT_NOT_ACTIVE', { unit: 'nowhere' });
  });

  it('happens once', () => {
    given(reported()).when(REPORT).refuses('ALREADY_REPORTED');
  });

  it('needs a mechanism in force', () => {
    given()
      .when(REPORT, { defaultProfile: 'gone' })
      .refuses('UNKNOWN_PROFILE', { profile: 'gone' });
  });
});

describe('the desk', () => {
  it('hands an emergency to its line', () => {
    given(reported())
      .when({ type: 'RedirectEmergency', line: '119' })
      .then({ type: 'IssueRedirected', data: { line: '119' } });
  });

  it('refuses intake with reason and the channel that is open', () => {
    given(reported())
      .when({ type: 'RejectIntake', reason: 'PETITION', properChannel: 'petition office' })
      .then({
        type: 'IntakeRejected',
        data: { reason: 'PETITION', properChannel: 'petition office' },
      });
  });

  it('answers a question on the spot and closes it', () => {
    given(reported({ kind: 'CONSULT' }))
      .when({ type: 'AnswerOnSpot', answer: 'enc1.answer' })
      .then(
        { type: 'IssueAnswered', data: { answer: 'enc1.answer' } },
        { type: 'IssueClosed', data: { outcome: 'ANSWERED', evaluationLapsed: false } },
      );
  });

  it('answers nothing but questions on the spot', () => {
    given(reported()).when({ type: 'AnswerOnSpot', answer: 'enc1.answer' }).refuses('CONSULT_ONLY');
  });
});

describe('accepting an issue', () => {
  it('classifies it and pins the mechanism and the directory of the moment', () => {
    given(reported())
      .when({ ...ACCEPT, urgency: 'URGENT', dueAt: '2026-03-10T09:00:00+08:00' })
      .then(
        {
          type: 'IssueClassified',
          data: { category: 'pothole', urgency: 'URGENT', complexity: 'ORDINARY' },
        },
        {
          type: 'IssueAccepted',
          data: {
            territory: 'north',
            profile: { id: 'hotline', version: 1 },
            directoryVersion: 7,
            dueAt: '2026-03-10T01:00:00.000Z',
          },
        },
      );
  });

  it('takes urgency, complexity and limit from the catalogue where the agent says nothing', () => {
    // An hour after the report; the catalogue gives a blocked fire passage one day.
    given(reported())
      .when({ ...ACCEPT, category: 'fire-passage' })
      .then(
        {
          type: 'IssueClassified',
          data: { category: 'fire-passage', urgency: 'CRITICAL', complexity: 'SIMPLE' },
        },
        {
          type: 'IssueAccepted',
          data: {
            territory: 'north',
            profile: { id: 'hotline', version: 1 },
            directoryVersion: 7,
            dueAt: daysAfter(hoursAfter(START, 1), 1),
          },
        },
      );
  });

  it.each([
    [{ urgency: 'NORMAL' }, { urgency: 'NORMAL', complexity: 'SIMPLE' }],
    [{ complexity: 'HARD' }, { urgency: 'CRITICAL', complexity: 'HARD' }],
  ] as const)('follows the agent in what the agent says: %j', (said, classifiedAs) => {
    const { decision } = given(reported()).when({ ...ACCEPT, category: 'fire-passage', ...said });
    expect(decision).toMatchObject({ events: [{ data: classifiedAs }, {}] });
  });

  it('promises the agent’s limit, be it longer or shorter than the catalogue’s', () => {
    for (const dueAt of [daysAfter(START, 3), daysAfter(START, 30)]) {
      const { decision } = given(reported()).when({ ...ACCEPT, dueAt });
      expect(decision).toMatchObject({ events: [{}, { data: { dueAt } }] });
    }
  });

  it('promises nothing of the catalogue under a mechanism of foreign records', () => {
    const records = { ...ACCEPT, profile: 'records' };
    const accepted = (command: typeof ACCEPT) => {
      const { decision } = given(reported()).when(command);
      return decision.ok ? decision.events[1]?.data : undefined;
    };
    expect(accepted(records)).not.toHaveProperty('dueAt');
    const dueAt = daysAfter(START, 3);
    expect(accepted({ ...records, dueAt })).toMatchObject({ dueAt });
  });

  it('runs under the mechanism the agent names', () => {
    const { decision } = given(reported()).when({ ...ACCEPT, profile: 'orders' });
    expect(decision).toMatchObject({ events: [{}, { data: { profile: { id: 'orders' } } }] });
  });

  it('knows territory, category and mechanism', () => {
    given(reported())
      .when({ ...ACCEPT, territory: 'moon' })
      .refuses('UNKNOWN_TERRITORY');
    given(reported())
      .when({ ...ACCEPT, category: 'ufo' })
      .refuses('UNKNOWN_CATEGORY');
    given(reported())
      .when({ ...ACCEPT, profile: 'gone' })
      .refuses('UNKNOWN_PROFILE', { profile: 'gone' });
  });

  it('sets a limit that lies ahead', () => {
    given(reported())
      .when({ ...ACCEPT, dueAt: START })
      .refuses('DUE_NOT_AFTER_NOW', { due: START });
    given(reported())
      .when({ ...ACCEPT, dueAt: 'tomorrow' })
      .refuses('DUE_NOT_AFTER_NOW');
  });
});

describe('withdrawing', () => {
  const WITHDRAW = { type: 'WithdrawIssue', reason: 'enc1.reason' } as const;

  it('ends an open matter', () => {
    given(...DISPATCHED)
      .when(WITHDRAW, { actor: RESIDENT })
      .then({ type: 'IssueWithdrawn', data: { reason: 'enc1.reason' } });
  });

  it('does not end the duty to pursue wrongdoing or danger', () => {
    given(reported({ kind: 'ACCUSATION' }))
      .when(WITHDRAW)
      .refuses('WITHDRAWAL_DUTY_REMAINS');
    given(reported(), classified({ urgency: 'CRITICAL' }), acceptedUnder('hotline'))
      .when(WITHDRAW)
      .refuses('WITHDRAWAL_DUTY_REMAINS');
  });
});

describe('every command', () => {
  it('needs an issue', () => {
    given().when(ACCEPT).refuses('ISSUE_UNKNOWN');
  });

  it('is refused in a phase it does not fit, naming those it fits', () => {
    given(...ACCEPTED)
      .when(ACCEPT)
      .refuses('WRONG_PHASE', { command: 'AcceptIssue', phase: 'ACCEPTED', allowed: ['REPORTED'] });
  });

  it('may tell of the past, but not of a time before the last recorded act', () => {
    const history = [reported({}, { at: daysAfter(START, 1) })];
    given(...history)
      .when(ACCEPT, { now: START })
      .refuses('OUT_OF_ORDER_TIME', { last: daysAfter(START, 1) });
    expect(given(...history).when(ACCEPT, { now: daysAfter(START, 1) }).decision.ok).toBe(true);
  });

  it('is not for the accused unit nor those below it, also where they reported it themselves', () => {
    const accusation = reported({ kind: 'ACCUSATION', accusedUnit: 'water' });
    given(accusation).when(ACCEPT, { actor: WATER_REPAIR }).refuses('ACCUSED_MAY_NOT_ACT');
    const own = { ...accusation, by: WATER_REPAIR };
    given(own).when(ACCEPT, { actor: WATER_REPAIR }).refuses('ACCUSED_MAY_NOT_ACT');
    const { unit: _post, ...person } = WATER_REPAIR;
    expect(given(own).when(ACCEPT, { actor: person }).decision.ok).toBe(true);
  });

  it('runs under the pinned mechanism version, or not at all', () => {
    given(
      reported(),
      classified(),
      acceptedUnder('hotline', { profile: { id: 'hotline', version: 9 } }),
    )
      .when({ type: 'PlaceRequest', need: 'enc1.need', tried: 'enc1.tried' })
      .refuses('UNKNOWN_PROFILE', { profile: 'hotline' });
  });
});

describe('a channel', () => {
  const report = { type: 'ReportIssue', kind: 'HELP', title: 't', territory: 'east' } as const;
  const appellant = { subject: 'sub-1' };

  it('is one of the house, or one that a playbook brought', () => {
    given()
      .when({ ...report, appellant, channel: 'carrier-pigeon' })
      .refuses('UNKNOWN_CHANNEL', { channel: 'carrier-pigeon' });
  });

  it('is there for its roles, says what stays hidden, and is named in the event', () => {
    const command = { ...report, appellant, channel: 'partner' } as const;
    given()
      .when(command)
      .refuses('CHANNEL_NOT_YOURS', { channel: 'partner', roles: ['TEAM'] });
    const rider = { person: 'p-rider', roles: ['TEAM'] };
    expect(given().when(command, { actor: rider }).decision).toMatchObject({
      ok: true,
      events: [
        {
          data: {
            channel: 'partner',
            channelName: { zh: '骑手上报', en: 'riders' },
            confidentiality: 'HIDE_CONTACT',
          },
        },
      ],
    });
  });

  it('of the house is not named again', () => {
    const { decision } = given().when({ ...report, appellant, channel: 'patrol' });
    expect(decision).not.toMatchObject({ events: [{ data: { channelName: expect.anything() } }] });
  });

  it('may bring what was seen earlier, never what will be', () => {
    const command = { ...report, appellant, channel: 'patrol' } as const;
    const seen = { ...command, observedAt: '2026-03-01T08:00:00+08:00' };
    expect(given().when(seen).decision).toMatchObject({
      ok: true,
      events: [{ data: { observedAt: '2026-03-01T00:00:00.000Z' } }],
    });
    given()
      .when({ ...command, observedAt: '2026-03-02T16:00:01+08:00' }, { now: START })
      .refuses('SEEN_IN_FUTURE');
  });
});
