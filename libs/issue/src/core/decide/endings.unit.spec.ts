import { describe, expect, it } from '@jest/globals';
import { daysAfter, given, START, type Past } from '../../testing/given.js';
import {
  AT_WORK,
  CHECKED,
  DONE,
  IN_LEVELS,
  joined,
  RATED,
  reportFalsified,
  reportVerified,
  SENT,
  settled,
  STRICT_ACCEPTED,
  terminationAsked,
} from '../../testing/history-beside.js';
import {
  ACCEPTED,
  acceptedIn,
  classified,
  FIRST_DUE,
  HANDLED,
  IN_PROGRESS,
  redispatched,
  reported,
  requested,
  signedByFire,
  dispatched,
} from '../../testing/history.js';
import {
  COMMUNITY,
  DIRECTORY,
  DISPATCHER,
  INSPECTOR,
  profileOf,
  RESIDENT,
  WATER,
} from '../../testing/small-district.js';
import { currentLead } from '../assignments.js';
import { isAccepted } from '../state.js';

const CHECK = { type: 'VerifyReport', real: true, media: ['picture-1'] } as const;
const SETTLE = { type: 'SettleAtCommunity', result: 'enc1.result', media: ['picture-1'] } as const;
const ASK = { type: 'RequestTermination', assignment: 'a-water', reason: 'moved away' } as const;
const END = { type: 'Terminate', reason: 'moved away', told: 'enc1.told' } as const;
const DENY = { type: 'DenyTermination', reason: 'the duty stays' } as const;
const VOID = { type: 'Void', reason: 'entered twice' } as const;
const CONFIRM = { type: 'ConfirmByResident', confirmed: true } as const;
const byCommunity = { actor: COMMUNITY };
const byDispatcher = { actor: DISPATCHER };

describe('checking a report on site (核实)', () => {
  it('finds it so, or untrue and says why', () => {
    given(...STRICT_ACCEPTED)
      .when(CHECK, { actor: INSPECTOR })
      .then({ type: 'ReportVerified', data: { media: ['picture-1'] } });
    given(...STRICT_ACCEPTED)
      .when({ ...CHECK, real: false, finding: 'enc1.finding' }, { actor: INSPECTOR })
      .then({
        type: 'ReportFalsified',
        data: { media: ['picture-1'], finding: 'enc1.finding' },
      });
    given(...STRICT_ACCEPTED)
      .when({ ...CHECK, real: false }, { actor: INSPECTOR })
      .refuses('FINDING_NEEDED');
  });

  it('takes pictures, another person than found it, and a mechanism that asks', () => {
    given(...STRICT_ACCEPTED)
      .when({ type: 'VerifyReport', real: true }, { actor: INSPECTOR })
      .refuses('EVIDENCE_MISSING', { needed: 1, given: 0 });
    given(reported({}, { by: INSPECTOR }), ...STRICT_ACCEPTED.slice(1))
      .when(CHECK, { actor: INSPECTOR })
      .refuses('OWN_FINDING');
    given(...ACCEPTED)
      .when(CHECK, { actor: INSPECTOR })
      .refuses('COMMAND_NOT_IN_PROFILE');
  });

  it('comes before anybody is sent', () => {
    const dispatch = { type: 'DispatchIssue', lead: 'water', dueAt: FIRST_DUE } as const;
    given(...STRICT_ACCEPTED)
      .when(dispatch)
      .refuses('REPORT_NOT_CHECKED');
    given(...STRICT_ACCEPTED, reportFalsified)
      .when(dispatch)
      .refuses('REPORT_FALSE');
    expect(given(...STRICT_ACCEPTED, reportVerified).when(dispatch).decision.ok).toBe(true);
  });
});

describe('settling at once (自行处置)', () => {
  it('is the community’s own work, done in one act', () => {
    given(...IN_LEVELS)
      .when(SETTLE, { ...byCommunity, directory: { ...DIRECTORY, listKindFor: () => undefined } })
      .then({
        type: 'CommunitySettled',
        data: {
          assignment: 'assignment-1',
          unit: 'community-east',
          result: 'enc1.result',
          media: ['picture-1'],
          selfHandled: false,
          round: 1,
          dueAt: '2026-03-02T11:00:00.000Z',
        },
      });
    const { state } = given(...IN_LEVELS, settled);
    if (!isAccepted(state)) throw new Error(state.phase);
    expect(state.phase).toBe('HANDLED');
    expect(currentLead(state)).toMatchObject({ id: 'a-own', unit: 'community-east', role: 'lead' });
    expect(state.handledBy).toEqual([COMMUNITY.person]);
  });

  it('is counted apart where whoever found it settled it', () => {
    const found = [reported({}, { by: COMMUNITY }), ...IN_LEVELS.slice(1)];
    const directory = { ...DIRECTORY, listKindFor: () => 'DUTY' as const };
    expect(given(...found).when(SETTLE, { ...byCommunity, directory }).decision).toMatchObject({
      events: [{ data: { selfHandled: true } }],
    });
  });

  it('is for the roles the mechanism names, with pictures, in a unit', () => {
    given(...IN_LEVELS)
      .when(SETTLE, { actor: WATER })
      .refuses('NOT_SELF_HANDLED', { roles: ['COMMUNITY', 'GRID', 'INSPECTOR'] });
    given(...IN_LEVELS)
      .when(SETTLE, { actor: RESIDENT })
      .refuses('ACTOR_WITHOUT_UNIT');
    given(...IN_LEVELS)
      .when({ ...SETTLE, media: [] }, { actor: INSPECTOR })
      .refuses('EVIDENCE_MISSING', { needed: 1, given: 0 });
    given(...ACCEPTED)
      .when(SETTLE, byCommunity)
      .refuses('COMMAND_NOT_IN_PROFILE');
  });

  it('is no way round the lists: only a duty, or what they are silent on (invariant 13)', () => {
    given(...IN_LEVELS)
      .when(SETTLE, byCommunity)
      .refuses('NOT_OWN_TASK', { unit: 'community-east', list: 'ASSIST' });
    const risky = [reported(), classified({ category: 'fire-passage' }), ...IN_LEVELS.slice(2)];
    given(...risky)
      .when(SETTLE, byCommunity)
      .refuses('NOT_OWN_TASK', { list: 'NEGATIVE' });
  });

  it('waits for the check and the opinions a mechanism wants first', () => {
    const profile = (id: string) => ({
      ...profileOf(id),
      verifyReport: { media: 0 },
    });
    given(...IN_LEVELS)
      .when(SETTLE, { actor: INSPECTOR, profile })
      .refuses('REPORT_NOT_CHECKED');
    const tags = [
      { code: 'MAJOR', name: { zh: '重大', en: 'major' }, requires: ['LEGAL_OPINION'] },
    ];
    const tagged = IN_LEVELS.map((event) =>
      event.type === 'IssueAccepted'
        ? { ...event, data: { ...event.data, tags: ['MAJOR'] } }
        : event,
    );
    given(...tagged)
      .when(SETTLE, {
        actor: INSPECTOR,
        profile: (id) => ({ ...profileOf(id), tags }),
      })
      .refuses('OPINION_MISSING', { missing: ['LEGAL_OPINION'] });
  });

  it('may end a request of the community, too', () => {
    expect(
      given(...acceptedIn('levels'), requested()).when(SETTLE, { actor: INSPECTOR }).decision.ok,
    ).toBe(true);
  });
});

describe('a dual dispatch (双派)', () => {
  const DUAL = {
    type: 'DualDispatch',
    lead: 'street-north',
    district: 'district',
    dueAt: FIRST_DUE,
    reason: 'clear duty',
  } as const;

  it('goes to the street, and a copy to its district, which only watches', () => {
    const { decision } = given(...ACCEPTED).when(DUAL, byDispatcher);
    expect(decision).toMatchObject({
      events: [
        {
          type: 'IssueDispatched',
          data: { lead: { unit: 'street-north' }, assists: [], round: 1 },
        },
        { type: 'DistrictCopied', data: { district: 'district' } },
      ],
    });
    const copied: Past = { type: 'DistrictCopied', data: { district: 'district' } };
    const { state } = given(...SENT, copied);
    expect(isAccepted(state) && state.watchers).toEqual(['district']);
    given(...SENT, copied)
      .when({ type: 'Remind', unit: 'district', note: 'soon' })
      .refuses('UNIT_NOT_INVOLVED');
  });

  it('names a street, and a district above it', () => {
    given(...ACCEPTED)
      .when({ ...DUAL, lead: 'water' }, byDispatcher)
      .refuses('NOT_A_STREET', { unit: 'water' });
    given(...ACCEPTED)
      .when({ ...DUAL, district: 'parks' }, byDispatcher)
      .refuses('NOT_ITS_DISTRICT', { unit: 'street-north', district: 'parks' });
    given(...ACCEPTED)
      .when({ ...DUAL, district: 'street-north' }, byDispatcher)
      .refuses('NOT_ITS_DISTRICT');
    given(...ACCEPTED)
      .when({ ...DUAL, district: 'old-office' }, byDispatcher)
      .refuses('UNIT_NOT_ACTIVE');
  });

  it('is a dispatch like any other besides', () => {
    given(...ACCEPTED)
      .when({ ...DUAL, dueAt: START }, byDispatcher)
      .refuses('DUE_NOT_AFTER_NOW');
  });
});

describe('ending without a result (终止)', () => {
  it('is asked in writing by the lead, once', () => {
    given(...IN_PROGRESS)
      .when(ASK, { actor: WATER })
      .then({
        type: 'TerminationRequested',
        data: { assignment: 'a-water', unit: 'water', reason: 'moved away' },
      });
    given(...IN_PROGRESS, terminationAsked)
      .when(ASK, { actor: WATER })
      .refuses('TERMINATION_ALREADY_ASKED');
    given(...ACCEPTED, dispatched(), signedByFire())
      .when({ ...ASK, assignment: 'a-fire' }, { actor: WATER })
      .refuses('NOT_LEAD', { unit: 'fire' });
    given(...IN_PROGRESS, redispatched())
      .when(ASK, { actor: WATER })
      .refuses('ASSIGNMENT_REPLACED');
  });

  it('is decided by another person, with what the appellant was told', () => {
    given(...IN_PROGRESS, terminationAsked)
      .when(END, byDispatcher)
      .then({
        type: 'IssueTerminated',
        data: { unit: 'water', reason: 'moved away', told: 'enc1.told' },
      });
    given(...IN_PROGRESS, terminationAsked)
      .when(END, { actor: WATER })
      .refuses('OWN_REQUEST');
    given(...IN_PROGRESS, terminationAsked)
      .when({ type: 'Terminate', reason: 'moved away' }, byDispatcher)
      .refuses('APPELLANT_NOT_TOLD');
    const quiet = [reported({ noReplyWanted: true }), ...IN_PROGRESS.slice(1), terminationAsked];
    expect(
      given(...quiet).when({ type: 'Terminate', reason: 'moved away' }, byDispatcher).decision.ok,
    ).toBe(true);
  });

  it('comes only on request, and not where the duty remains', () => {
    given(...IN_PROGRESS)
      .when(END, byDispatcher)
      .refuses('TERMINATION_NOT_ASKED');
    given(...IN_PROGRESS)
      .when(DENY, byDispatcher)
      .refuses('TERMINATION_NOT_ASKED');
    const grave = [reported({ kind: 'ACCUSATION' }), ...IN_PROGRESS.slice(1), terminationAsked];
    given(...grave)
      .when(END, byDispatcher)
      .refuses('TERMINATION_DUTY_REMAINS');
    const urgent = [reported(), classified({ urgency: 'CRITICAL' }), ...IN_PROGRESS.slice(2)];
    given(...urgent, terminationAsked)
      .when(END, byDispatcher)
      .refuses('TERMINATION_DUTY_REMAINS');
  });

  it('may be denied by another person; then it may be asked anew', () => {
    const denied = {
      type: 'TerminationDenied',
      data: { unit: 'water', reason: 'the duty stays' },
    } as const;
    given(...IN_PROGRESS, terminationAsked)
      .when(DENY, byDispatcher)
      .then(denied);
    given(...IN_PROGRESS, terminationAsked)
      .when(DENY, { actor: WATER })
      .refuses('OWN_REQUEST');
    expect(
      given(...IN_PROGRESS, terminationAsked, denied).when(ASK, { actor: WATER }).decision.ok,
    ).toBe(true);
  });
});

describe('voiding (作废)', () => {
  it('takes a record back from any open phase', () => {
    given(reported())
      .when(VOID)
      .then({ type: 'IssueVoided', data: { reason: 'entered twice' } });
    const over: Past = { type: 'IssueVoided', data: { reason: 'entered twice' } };
    expect(given(...HANDLED, over).state.phase).toBe('VOIDED');
  });

  it('is not for who worked on it, nor while others’ appeals hang on it', () => {
    given(...IN_PROGRESS)
      .when(VOID, { actor: WATER })
      .refuses('OWN_WORK');
    given(...AT_WORK, joined())
      .when(VOID)
      .refuses('APPELLANTS_JOINED', { issues: ['issue-2'] });
  });
});

describe('the resident’s confirmation (居民确认)', () => {
  it('is asked once a round, where the loop of the mechanism asks it', () => {
    given(...DONE)
      .when({ ...CONFIRM, comment: 'enc1.comment' }, { actor: RESIDENT })
      .then({ type: 'ResidentConfirmed', data: { confirmed: true, comment: 'enc1.comment' } });
    const answered: Past = { type: 'ResidentConfirmed', data: { confirmed: true } };
    given(...DONE, answered)
      .when(CONFIRM, { actor: RESIDENT })
      .refuses('ALREADY_CONFIRMED');
    given(...HANDLED)
      .when(CONFIRM, { actor: RESIDENT })
      .refuses('COMMAND_NOT_IN_PROFILE');
  });

  it('takes the matter up a level where it is denied, and holds up the closing', () => {
    expect(given(...CHECKED).when({ ...CONFIRM, confirmed: false }).decision).toMatchObject({
      events: [
        { type: 'ResidentConfirmed', data: { confirmed: false } },
        { type: 'IssueEscalated', data: { cause: 'UNCONFIRMED', to: 'STREET' } },
      ],
    });
    const denied: Past = { type: 'ResidentConfirmed', data: { confirmed: false } };
    const late = { now: daysAfter(START, 40) };
    given(...RATED, denied)
      .when({ type: 'CloseIssue' }, late)
      .refuses('NOT_CONFIRMED');
    const reworked: Past = {
      type: 'ReworkOrdered',
      data: { round: 1, reason: 'enc1.reason', dueAt: FIRST_DUE },
    };
    const { state } = given(...RATED, denied, reworked);
    expect(isAccepted(state) && state.confirmed).toBeUndefined();
  });
});
