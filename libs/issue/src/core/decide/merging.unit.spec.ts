import { describe, expect, it } from '@jest/globals';
import { contextOf, daysAfter, given, START, stateAfter, type Past } from '../../testing/given.js';
import {
  AT_WORK,
  CHECKED,
  DONE,
  joined,
  merged,
  RATED,
  TOLD,
} from '../../testing/history-beside.js';
import {
  ACCEPTED,
  acceptedUnder,
  classified,
  CLOSED,
  FED_BACK,
  HANDLED,
  IN_PROGRESS,
  reported,
  returnRequested,
  reworkOrdered,
  VERIFIED,
} from '../../testing/history.js';
import { CALLER, DISPATCHER, profileOf, RESIDENT, WATER } from '../../testing/small-district.js';
import type { IssueEvent } from '../events.js';
import { isAccepted } from '../state.js';
import { counterpartEvents } from './merging.js';

const MERGE = { type: 'MergeInto', target: 'issue-2', reason: 'the same hole' } as const;
const UNMERGE = { type: 'UnmergeIssue', reason: 'two holes' } as const;
const into = (...target: readonly Past[]) => ({
  actor: DISPATCHER,
  counterpart: { id: 'issue-2', state: stateAfter(target) },
});

describe('merging (并案)', () => {
  it('lets the issue rest, from a report on', () => {
    given(reported())
      .when(MERGE, into(...ACCEPTED))
      .then({ type: 'IssueMerged', data: { target: 'issue-2', reason: 'the same hole' } });
    expect(given(...IN_PROGRESS, merged).state).toMatchObject({
      phase: 'MERGED',
      target: 'issue-2',
      rests: { phase: 'IN_PROGRESS' },
    });
  });

  it('wants a target that exists, is accepted and open, and is another', () => {
    given(...ACCEPTED)
      .when(MERGE, { actor: DISPATCHER })
      .refuses('MERGE_TARGET_UNKNOWN', { target: 'issue-2' });
    given(...ACCEPTED)
      .when(MERGE, into())
      .refuses('MERGE_TARGET_UNKNOWN');
    given(...ACCEPTED)
      .when(MERGE, into(reported()))
      .refuses('MERGE_TARGET_NOT_OPEN', { phase: 'REPORTED' });
    given(...ACCEPTED)
      .when(MERGE, into(...CLOSED))
      .refuses('MERGE_TARGET_NOT_OPEN', { phase: 'CLOSED' });
    given(...ACCEPTED)
      .when(MERGE, into(...ACCEPTED, merged))
      .refuses('MERGE_TARGET_NOT_OPEN', { phase: 'MERGED' });
    given(...ACCEPTED)
      .when(MERGE, { ...into(...ACCEPTED), issue: 'issue-2' })
      .refuses('MERGE_INTO_ITSELF');
  });

  it('goes one step deep, so that there is no circle', () => {
    given(...AT_WORK, joined({ issue: 'issue-3' }))
      .when(MERGE, into(...ACCEPTED))
      .refuses('APPELLANTS_JOINED', { issues: ['issue-3'] });
  });

  it('joins what lies in one place', () => {
    const there = (territory: string) => [
      reported({ territory }),
      classified(),
      acceptedUnder('hotline', { territory }),
    ];
    given(...there('south'))
      .when(MERGE, into(...there('north')))
      .refuses('MERGE_OTHER_PLACE', { territory: 'north' });
    for (const [one, other] of [
      ['east', 'north'],
      ['north', 'east'],
    ] as const) {
      expect(given(...there(one)).when(MERGE, into(...there(other))).decision.ok).toBe(true);
    }
  });

  it('never brings a report of wrongdoing before the accused', () => {
    const accusation = reported({ kind: 'ACCUSATION', accusedUnit: 'water' });
    given(accusation)
      .when(MERGE, into(...ACCEPTED))
      .refuses('MERGE_ACCUSATION');
    given(reported())
      .when(MERGE, into(accusation, ...ACCEPTED.slice(1)))
      .refuses('MERGE_ACCUSATION');
    expect(given(accusation).when(MERGE, into(accusation, ...ACCEPTED.slice(1))).decision.ok).toBe(
      true,
    );
  });
});

describe('taking out of a merger (撤销并案)', () => {
  it('goes on where the issue stood, work and returns included', () => {
    given(...IN_PROGRESS, returnRequested(), merged)
      .when(UNMERGE, into(...ACCEPTED))
      .then({
        type: 'IssueUnmerged',
        data: {
          target: 'issue-2',
          reason: 'two holes',
          phase: 'IN_PROGRESS',
          restored: [{ assignment: 'a-water', status: 'RETURN_REQUESTED', statusBefore: 'SIGNED' }],
        },
      });
    const apart: Past = {
      type: 'IssueUnmerged',
      data: { target: 'issue-2', reason: 'two holes', phase: 'IN_PROGRESS', restored: [] },
    };
    const { state: before } = given(...IN_PROGRESS);
    const { state: after } = given(...IN_PROGRESS, merged, apart);
    const { phaseSince, lastOccurredAt } = { phaseSince: '', lastOccurredAt: '', ...after };
    expect(after).toEqual({ ...before, phaseSince, lastOccurredAt });
    expect(given(reported(), merged, apart).state.phase).toBe('REPORTED');
  });

  it('needs the other issue, which has not ended', () => {
    given(...ACCEPTED, merged)
      .when(UNMERGE, { actor: DISPATCHER })
      .refuses('MERGE_TARGET_UNKNOWN');
    const archived: Past = { type: 'IssueArchived', data: { retentionClass: 'ten-years' } };
    given(...ACCEPTED, merged)
      .when(UNMERGE, into(...CLOSED, archived))
      .refuses('MERGE_TARGET_NOT_OPEN', { phase: 'ARCHIVED' });
    expect(given(...ACCEPTED, merged).when(UNMERGE, into(...CLOSED)).decision.ok).toBe(true);
  });
});

describe('what the other issue records', () => {
  const source = { id: 'issue-1', state: stateAfter([reported({ noReplyWanted: true })]) };
  const context = contextOf(into(...ACCEPTED));

  it('is the appellant who joins or parts, and nothing else', () => {
    expect(counterpartEvents([merged as IssueEvent], source, context)).toEqual([
      {
        type: 'AppellantJoined',
        data: { issue: 'issue-1', subject: 'sub-1', reporter: 'p-agent', noReplyWanted: true },
      },
    ]);
    const apart: IssueEvent = {
      type: 'IssueUnmerged',
      data: { target: 'issue-2', reason: 'x', phase: 'REPORTED', restored: [] },
    };
    expect(counterpartEvents([apart], source, context)).toEqual([
      { type: 'AppellantParted', data: { issue: 'issue-1' } },
    ]);
    expect(counterpartEvents([], source, context)).toEqual([]);
    expect(counterpartEvents([merged as IssueEvent], source, contextOf())).toEqual([]);
  });

  it('is an escalation, too, with the appellant that makes it a matter of many', () => {
    const types = (...target: readonly Past[]) =>
      counterpartEvents([merged as IssueEvent], source, contextOf(into(...target))).map(
        ({ type }) => type,
      );
    expect(types(...AT_WORK)).toEqual(['AppellantJoined', 'IssueEscalated']);
    expect(types(...AT_WORK, joined({ issue: 'issue-9' }))).toEqual(['AppellantJoined']);
  });

  it('leaves the target without those who parted', () => {
    const parted: Past = { type: 'AppellantParted', data: { issue: 'issue-2' } };
    const { state } = given(...AT_WORK, joined(), joined({ issue: 'issue-3' }), parted);
    expect(isAccepted(state) && state.appellants.map(({ issue }) => issue)).toEqual(['issue-3']);
  });
});

describe('a mechanism without ratings', () => {
  it('calls nobody back, and takes no rating of the issue’s own appellant', () => {
    const rate = {
      type: 'SubmitEvaluation',
      contacted: true,
      resolution: 'RESOLVED',
      satisfaction: 'SATISFIED',
    } as const;
    given(...acceptedHandled('records'))
      .when({ type: 'MakeCallback', reached: true }, { actor: CALLER })
      .refuses('STEP_NOT_IN_PROFILE', { phase: 'EVALUATED' });
    given(...acceptedHandled('records'))
      .when(rate, { actor: CALLER })
      .refuses('STEP_NOT_IN_PROFILE', { phase: 'EVALUATED' });
  });
});

describe('every merged appellant', () => {
  const TELL = {
    type: 'FeedBack',
    content: 'enc1.content',
    method: 'phone',
    reached: true,
    appellant: 'issue-2',
  } as const;
  const RATE = {
    type: 'SubmitEvaluation',
    contacted: true,
    resolution: 'RESOLVED',
    satisfaction: 'SATISFIED',
    appellant: 'issue-2',
  } as const;
  const told: Past = {
    type: 'IssueFedBack',
    data: { content: 'enc1.content', method: 'phone', reached: true, appellant: 'issue-2' },
  };
  const rated: Past = {
    type: 'IssueEvaluated',
    data: {
      contacted: true,
      resolution: 'RESOLVED',
      satisfaction: 'SATISFIED',
      source: 'callback',
      round: 1,
      appellant: 'issue-2',
    },
  };
  const CLOSE = { type: 'CloseIssue' } as const;
  const byCaller = { actor: CALLER };

  it('gets a reply of their own, which leaves the matter where it is', () => {
    given(...VERIFIED, joined())
      .when(TELL)
      .then({
        type: 'IssueFedBack',
        data: { content: 'enc1.content', method: 'phone', reached: true, appellant: 'issue-2' },
      });
    expect(given(...VERIFIED, joined(), told).state.phase).toBe('VERIFIED');
    given(...VERIFIED)
      .when(TELL)
      .refuses('APPELLANT_UNKNOWN', { appellant: 'issue-2' });
    given(...VERIFIED, joined(), told)
      .when(TELL)
      .refuses('APPELLANT_TOLD', { appellant: 'issue-2' });
    given(...VERIFIED, joined({ noReplyWanted: true }))
      .when(TELL)
      .refuses('NO_REPLY_WANTED');
    given(...HANDLED, joined())
      .when(TELL)
      .refuses('VERIFICATION_MISSING');
  });

  it('is told and asked only under mechanisms that do so', () => {
    given(...acceptedHandled('no-feedback'), joined())
      .when(TELL)
      .refuses('STEP_NOT_IN_PROFILE', { phase: 'FED_BACK' });
    given(...acceptedHandled('records'), joined())
      .when(RATE, byCaller)
      .refuses('STEP_NOT_IN_PROFILE', { phase: 'EVALUATED' });
  });

  it('has a vote of their own, after the reply, once a round and in time', () => {
    given(...VERIFIED, joined(), told)
      .when(RATE, byCaller)
      .then({
        type: 'IssueEvaluated',
        data: {
          contacted: true,
          resolution: 'RESOLVED',
          satisfaction: 'SATISFIED',
          source: 'callback',
          round: 1,
          appellant: 'issue-2',
        },
      });
    given(...VERIFIED, joined())
      .when(RATE, byCaller)
      .refuses('FEEDBACK_MISSING');
    given(...VERIFIED, joined(), told, rated)
      .when(RATE, byCaller)
      .refuses('APPELLANT_RATED', { appellant: 'issue-2' });
    given(...VERIFIED, joined(), told)
      .when(RATE, { ...byCaller, now: daysAfter(START, 20) })
      .refuses('EVALUATION_WINDOW_OVER');
    given(...HANDLED, joined({ noReplyWanted: true }))
      .when(RATE, byCaller)
      .refuses('VERIFICATION_MISSING');
    given(...VERIFIED, joined(), told)
      .when(RATE, { actor: WATER })
      .refuses('OWN_WORK');
    given(...VERIFIED)
      .when(RATE, byCaller)
      .refuses('APPELLANT_UNKNOWN');
    given(...VERIFIED, joined(), told)
      .when({ ...RATE, eased: true }, byCaller)
      .refuses('EASING_NOT_ASKED');
  });

  it('votes in person for themselves alone', () => {
    const neighbour = { ...RESIDENT, person: 'p-neighbour' };
    expect(
      given(...VERIFIED, joined(), told).when(RATE, { actor: neighbour }).decision,
    ).toMatchObject({ events: [{ data: { source: 'resident', appellant: 'issue-2' } }] });
    given(...VERIFIED, joined(), told)
      .when(RATE, { actor: RESIDENT })
      .refuses('VOTE_NOT_OWN');
    const { appellant: _own, ...own } = RATE;
    given(...FED_BACK, joined())
      .when(own, { actor: neighbour })
      .refuses('VOTE_NOT_OWN');
  });

  it('is heard before the matter is closed, or had the time to be', () => {
    const late = { now: daysAfter(START, 40) };
    const confirmed: Past = { type: 'ResidentConfirmed', data: { confirmed: true } };
    given(...RATED, confirmed, joined())
      .when(CLOSE, late)
      .refuses('APPELLANT_NOT_HEARD', { appellant: 'issue-2' });
    given(...RATED, confirmed, joined(), told)
      .when(CLOSE)
      .refuses('EVALUATION_PENDING');
    expect(given(...RATED, confirmed, joined(), told).when(CLOSE, late).decision.ok).toBe(true);
    expect(given(...RATED, confirmed, joined(), told, rated).when(CLOSE).decision.ok).toBe(true);
    const quiet = joined({ noReplyWanted: true });
    expect(given(...RATED, confirmed, quiet).when(CLOSE, late).decision.ok).toBe(true);
  });

  it('is told and asked again about every new round of handling', () => {
    const { state } = given(...TOLD, joined(), told, rated, reworkOrdered());
    expect(isAccepted(state) && state.appellants).toEqual([
      { issue: 'issue-2', subject: 'sub-2', reporter: 'p-neighbour', noReplyWanted: false },
    ]);
    expect(given(...DONE, joined()).state.phase).toBe('HANDLED');
    expect(given(...CHECKED, joined(), told, rated).state.phase).toBe('VERIFIED');
    expect(profileOf('levels').escalation?.appellants).toBe(2);
  });

  it('does not stand in for the issue’s own appellant, who is told and rates once', () => {
    const { appellant: _him, ...tell } = TELL;
    const { appellant: _her, ...rate } = RATE;
    given(...FED_BACK)
      .when(tell)
      .refuses('WRONG_PHASE', { command: 'FeedBack', phase: 'FED_BACK' });
    given(...RATED)
      .when(rate, byCaller)
      .refuses('WRONG_PHASE', { command: 'SubmitEvaluation', phase: 'EVALUATED' });
  });
});

const acceptedHandled = (profile: string): readonly Past[] => [
  ...HANDLED.map((event) => (event.type === 'IssueAccepted' ? acceptedUnder(profile) : event)),
];
