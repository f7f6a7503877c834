import { beforeAll, describe, it } from '@jest/globals';
import {
  brokenLaws,
  failSmallest,
  onEachAct,
  type Act,
  type Law,
  type Life,
  PATIENCE,
} from '../testing/random-life.js';
import { DIRECTORY, profileOf } from '../testing/small-district.js';
import { currentLead, involvedUnits, isOpen, openAssists, responsibleUnit } from './assignments.js';
import type { IssueEvent, IssueEventMap, IssueEventType } from './events.js';
import { isAfter, plusDays, plusHours } from './instant.js';
import { isAccepted, type RunningIssue } from './state.js';

/** The laws of domain.md §3.5 that the commands of today can touch, each on random lives. */

const dispatchedOnce = (act: Act): RunningIssue | undefined =>
  isAccepted(act.after) && act.after.dispatchRound > 0 ? act.after : undefined;

const eventsOf = <T extends IssueEventType>(
  acts: Life,
  ...types: readonly T[]
): readonly { type: T; data: IssueEventMap[T]; person: string; at: string }[] =>
  acts.flatMap((act) =>
    act.events
      .filter((event: IssueEvent) => (types as readonly string[]).includes(event.type))
      .map((event) => ({
        type: event.type as T,
        data: event.data as IssueEventMap[T],
        person: event.actor.person,
        at: event.occurredAt,
      })),
  );

const leadOf = (state: Act['before']): string | undefined =>
  isAccepted(state) ? currentLead(state)?.id : undefined;

const answering = (state: Act['before']): string | undefined =>
  isAccepted(state) ? responsibleUnit(state) : undefined;

const didOneOf = (act: Act, ...types: readonly IssueEventType[]): boolean =>
  act.events.some((event) => types.includes(event.type));

/** Facts that name a limit which is over. */
const LIMITS_TOLD_AFTER: readonly IssueEventType[] = [
  'ClockBreached',
  'ClockWarned',
  'UnitNoShow',
  // Asked in time and granted late: the work may be done by then.
  'ExtensionGranted',
  // The ticket of a community that settles late says what was told.
  'CommunitySettled',
];

/** What may change who leads: each names a reason, or carries out what one did. */
const LEAD_CHANGES: readonly IssueEventType[] = [
  'IssueDispatched',
  'IssueRedispatched',
  'LeadReplaced',
  'CheckInQuorumReached',
  'AssignmentReturned',
  'CommunitySettled',
  'IssueMerged',
  'IssueUnmerged',
];

/** What may change who answers: the next lead is there, or the matter goes on from a rest. */
const HANDS_OVER: readonly IssueEventType[] = [
  'IssueDispatched',
  'AssignmentSigned',
  'UnitCheckedIn',
  'CheckInQuorumReached',
  'CommunitySettled',
  'IssueUnmerged',
];

const LAWS: Readonly<Record<string, Law>> = {
  '1: there is exactly one lead once dispatched, or none while a return waits for redispatch':
    onEachAct((act) => {
      const state = dispatchedOnce(act);
      if (state === undefined) return undefined;
      const leads = state.assignments.filter(
        (each) =>
          each.role === 'lead' &&
          !each.replaced &&
          !['RETURNED', 'CANCELLED', 'WAIVED', 'CALLED', 'CHECKED_IN'].includes(each.status),
      );
      if (leads.length === 1) return undefined;
      const waits = ['DISPATCHED', 'WHISTLED'].includes(state.phase) && state.liable !== undefined;
      return leads.length === 0 && waits
        ? undefined
        : `${String(leads.length)} leads in ${state.phase}`;
    }),

  '1: the lead changes only by dispatch, redispatch with a reason, or a granted return': onEachAct(
    (act) =>
      leadOf(act.before) === leadOf(act.after) ||
      !isAccepted(act.after) ||
      didOneOf(act, ...LEAD_CHANGES)
        ? undefined
        : `${act.command.type} changed the lead`,
  ),

  '2: somebody always answers for the matter, and hands over only when the next lead signs':
    onEachAct((act) => {
      if (dispatchedOnce(act) === undefined) return undefined;
      const unit = answering(act.after);
      if (unit === undefined) return 'nobody answers for the matter';
      const before = answering(act.before);
      const handedOver = didOneOf(act, ...HANDS_OVER);
      return before === unit || handedOver
        ? undefined
        : `${act.command.type} moved the duty from ${String(before)} to ${unit}`;
    }),

  '3: nobody checks, calls back or rates a matter the same person worked on': onEachAct(
    (act, before) => {
      const checked = didOneOf(
        act,
        'ResultVerified',
        'VerificationFailed',
        'CallbackMade',
        'CallbackUnreached',
        'IssueEvaluated',
      );
      const worked = eventsOf(
        before,
        'AssignmentSigned',
        'AppellantContacted',
        'StepLogged',
        'AssistCompleted',
        'IssueHandled',
      ).some(({ person }) => person === act.actor.person);
      return checked && worked ? `${act.actor.person} judged own work` : undefined;
    },
  ),

  '3: nobody rules on a return the same person asked for': onEachAct((act, before) => {
    const [ruling] = eventsOf([act], 'AssignmentReturned', 'ReturnDenied');
    const request = eventsOf(before, 'ReturnRequested').findLast(
      ({ data }) => data.assignment === ruling?.data.assignment,
    );
    return ruling !== undefined && request?.person === act.actor.person
      ? `${act.actor.person} ruled on an own request`
      : undefined;
  }),

  '4: only the lead completes, and never over an assist that is still open': onEachAct((act) => {
    const [handled] = eventsOf([act], 'IssueHandled');
    if (handled === undefined || !isAccepted(act.before)) return undefined;
    if (currentLead(act.before)?.id !== handled.data.assignment) return 'not the lead';
    return openAssists(act.before).length > 0 ? 'an assist is open' : undefined;
  }),

  '5: a unit asks to return once, in time, below the limit, and never after a final ruling':
    onEachAct((act, before) => {
      const [request] = eventsOf([act], 'ReturnRequested');
      if (request === undefined || !isAccepted(act.before)) return undefined;
      const { unit, assignment } = request.data;
      const profile = profileOf(act.before.profile.id);
      const held = act.before.assignments.find((each) => each.id === assignment);
      const clock = act.before.clocks.find(
        ({ kind, subject }) => kind === 'RETURN_WINDOW' && subject.id === assignment,
      );
      const until = clock?.dueAt ?? plusHours(held?.assignedAt ?? '', profile.returnWindowHours);
      if (isAfter(act.now, until)) return 'too late';
      if (eventsOf(before, 'AssignmentReturned').length >= profile.maxReturns) return 'too often';
      const bound = eventsOf(before, 'ReturnDenied').some(
        ({ data }) => data.unit === unit && data.final,
      );
      if (bound) return `${unit} is bound by a final ruling`;
      return eventsOf(before, 'ReturnRequested').some(({ data }) => data.unit === unit)
        ? `${unit} asked twice`
        : undefined;
    }),

  '5: a unit let go by a ruling is not dispatched to again, nor one out of service': onEachAct(
    (act, before) => {
      const letGo = eventsOf(before, 'AssignmentReturned').map(({ data }) => data.unit);
      const named = eventsOf([act], 'IssueDispatched', 'IssueRedispatched').flatMap(
        ({ data: { lead, assists } }) => [lead, ...assists].map(({ unit }) => unit),
      );
      const wrong = named.find((unit) => letGo.includes(unit) || !DIRECTORY.isActiveUnit(unit));
      if (wrong !== undefined) return `dispatched to ${wrong}`;
      return new Set(named).size === named.length ? undefined : 'a unit is named twice';
    },
  ),

  '10: closing rests on verification, feedback and rating, as far as each is needed': onEachAct(
    (act, before) => {
      const [closing] = eventsOf([act], 'IssueClosed');
      if (closing?.data.outcome !== 'HANDLED' || !isAccepted(act.before)) return undefined;
      const { skips, evaluationWindowDays } = profileOf(act.before.profile.id);
      const since = before.slice(
        before.findLastIndex((each) => didOneOf(each, 'IssueHandled', 'CommunitySettled')),
      );
      const has = (type: IssueEventType): boolean => eventsOf(since, type).length > 0;
      const consult = act.before.kind === 'CONSULT';
      if (!skips.includes('VERIFIED') && !consult && !has('ResultVerified')) return 'unverified';
      const reply = !skips.includes('FED_BACK') && !act.before.noReplyWanted;
      if (reply && !has('IssueFedBack')) return 'the appellant was not told';
      const votes = eventsOf(since, 'IssueEvaluated').map(({ data }) => data.appellant);
      const voters = [undefined, ...act.before.appellants.map(({ issue }) => issue)];
      const allVoted = voters.every((voter) => votes.includes(voter));
      if (skips.includes('EVALUATED') || allVoted) {
        return closing.data.evaluationLapsed ? 'lapsed, yet rated or not wanted' : undefined;
      }
      const { phaseSince } = act.before;
      // Who joined may rate from when that person was told.
      const told = eventsOf(since, 'IssueFedBack');
      const open = voters.some((voter) => {
        const from = told.findLast(({ data }) => voter !== undefined && data.appellant === voter);
        const until = plusDays(from?.at ?? phaseSince, evaluationWindowDays);
        return !votes.includes(voter) && !isAfter(act.now, until);
      });
      if (open) return 'the window for rating is open';
      // A joined appellant's silence does not undo that the first one rated.
      const lapsed = !votes.includes(undefined);
      return closing.data.evaluationLapsed === lapsed ? undefined : 'the lapse is wrongly recorded';
    },
  ),

  '10: a closed matter has no open supervision, return or assist': onEachAct(({ after }) => {
    if (!isAccepted(after) || after.phase !== 'CLOSED') return undefined;
    // A card that asks no reply does not hold up closing.
    const awaited = after.supervision.filter(({ replyBy }) => replyBy !== undefined);
    if (awaited.some((order) => order.status !== 'LIFTED')) return 'supervision';
    const open = after.assignments.find(isOpen);
    return open === undefined ? undefined : `${open.id} is ${open.status}`;
  }),

  '11: the accused unit gets nothing and does nothing, and who reported it is hidden': onEachAct(
    (act) => {
      const { after } = act;
      if (after.phase === 'NONE' || after.accusedUnit === undefined) return undefined;
      if (['NORMAL', 'HIDE_CONTACT'].includes(after.confidentiality)) return 'not hidden';
      const accused = after.accusedUnit;
      const within = (unit: string): boolean => DIRECTORY.isUnitWithin(unit, accused);
      const given = isAccepted(after)
        ? [...involvedUnits(after), ...after.assignments.map(({ unit }) => unit)]
        : [];
      const reporting = act.command.type === 'ReportIssue';
      const decided = act.events.length > 0 && act.outside !== true;
      const acted = decided && !reporting && within(act.actor.unit ?? '');
      return given.some(within) || acted ? `${accused} has a part in it` : undefined;
    },
  ),

  '14: the deadline the appellant was told never moves earlier': onEachAct(
    ({ before, after, command }) => {
      if (!isAccepted(before) || !isAccepted(after) || before.dueAt === undefined) return undefined;
      return isAfter(before.dueAt, after.dueAt ?? '') || after.dueAt === undefined
        ? `${command.type} moved it from ${before.dueAt} to ${String(after.dueAt)}`
        : undefined;
    },
  ),

  '14: a ticket says no earlier day than the ticket before, unless a limit for all was told':
    onEachAct((act, before) => {
      const [next] = eventsOf([act], 'IssueRedispatched');
      const overall = eventsOf(before, 'IssueAccepted')[0]?.data.dueAt;
      if (next === undefined || overall !== undefined) return undefined;
      const [earlier] = eventsOf(before, 'IssueDispatched', 'IssueRedispatched', 'ReworkOrdered')
        .map(({ data }) => data.dueAt)
        .filter((due) => isAfter(due, next.data.dueAt));
      return earlier === undefined ? undefined : `${next.data.dueAt} after ${earlier}`;
    }),

  'rework stays below the limit, and every limit lies after the act that sets it': onEachAct(
    (act) => {
      const [rework] = eventsOf([act], 'ReworkOrdered');
      if (rework !== undefined && isAccepted(act.before)) {
        const { maxReworkRounds } = profileOf(act.before.profile.id);
        if (rework.data.round > maxReworkRounds) return 'too many rounds';
      }
      const limits = act.events.flatMap((event) =>
        LIMITS_TOLD_AFTER.includes(event.type)
          ? []
          : ['dueAt', 'replyBy', 'respondBy'].map((field) =>
              field in event.data
                ? (event.data as unknown as Readonly<Record<string, string>>)[field]
                : undefined,
            ),
      );
      const past = limits.find((limit) => limit !== undefined && !isAfter(limit, act.now));
      return past === undefined ? undefined : `the limit ${past} is over`;
    },
  ),

  'reopening comes within its window, archiving after it': onEachAct((act, before) => {
    if (!didOneOf(act, 'IssueReopened', 'IssueArchived')) return undefined;
    const closedAt = eventsOf(before, 'IssueClosed').at(-1)?.at ?? '';
    const until = plusDays(closedAt, profileOf('hotline').reopenWindowDays);
    return isAfter(act.now, until) === didOneOf(act, 'IssueArchived')
      ? undefined
      : `${act.command.type} at a wrong time`;
  }),

  'events stand in the order of their times': onEachAct((act, before) => {
    const last = before.flatMap(({ events }) => events).at(-1)?.occurredAt;
    const early = act.events.find((event) => last !== undefined && isAfter(last, event.occurredAt));
    return early === undefined ? undefined : `${early.type} goes back in time`;
  }),
};

describe('on random lives', () => {
  let broken: ReturnType<typeof brokenLaws>;
  beforeAll(() => {
    broken = brokenLaws(LAWS);
  }, PATIENCE);

  it.each(Object.entries(LAWS))('%s', (name, law) => {
    const choices = broken.get(name);
    if (choices !== undefined) failSmallest(law, choices);
  });
});
