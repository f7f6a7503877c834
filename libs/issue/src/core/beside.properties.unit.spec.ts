import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  brokenLaws,
  failSmallest,
  forRandomLives,
  onEachAct,
  type Act,
  type Law,
  PATIENCE,
} from '../testing/random-life.js';
import { profileOf } from '../testing/small-district.js';
import type { IssueEventMap, IssueEventType } from './events.js';
import { isAfter, plusDays } from './instant.js';
import { isAccepted, type IssueState } from './state.js';
import { holdsClosing, supervisionOverlay } from './supervision-ladder.js';
import { LEVELS } from './vocabulary.js';

/** What must hold of everything beside the phase (domain.md §3.5: 3, 9, 10, 13; §3.6). */

interface Told<T extends IssueEventType> {
  readonly data: IssueEventMap[T];
  readonly person: string;
  readonly at: string;
}

const eventsOf = <T extends IssueEventType>(acts: readonly Act[], type: T): readonly Told<T>[] =>
  acts.flatMap(({ events }) =>
    events
      .filter((event) => event.type === type)
      .map((event) => ({
        data: event.data as IssueEventMap[T],
        person: event.actor.person,
        at: event.occurredAt,
      })),
  );

const LAWS: Readonly<Record<string, Law>> = {
  '3: nobody decides on an end or an exclusion the same person asked for': onEachAct(
    (act, before) => {
      const { person } = act.actor;
      const asked = eventsOf(before, 'TerminationRequested').at(-1)?.person;
      const ended = act.events.some(({ type }) =>
        ['IssueTerminated', 'TerminationDenied'].includes(type),
      );
      if (ended && asked === person) return `${person} decided on an own request to end it`;
      for (const { data } of [
        ...eventsOf([act], 'ExclusionGranted'),
        ...eventsOf([act], 'ExclusionDenied'),
      ]) {
        const request = eventsOf(before, 'ExclusionRequested').find(
          (each) => each.data.exclusion === data.exclusion,
        );
        if (request?.person === person) return `${person} decided on an own exclusion`;
      }
      return undefined;
    },
  ),

  '3: nobody takes a step of the template that checks a step of their own': onEachAct(
    (act, before) => {
      const [taken] = eventsOf([act], 'StepLogged');
      if (taken?.data.step === undefined || !isAccepted(act.before)) return undefined;
      const rule = profileOf(act.before.profile.id).steps?.find(({ id }) => id === taken.data.step);
      const own = eventsOf(before, 'StepLogged').some(
        ({ data, person }) =>
          person === taken.person && rule?.otherPersonThan?.includes(data.step ?? '') === true,
      );
      return own ? `${taken.person} checked an own step` : undefined;
    },
  ),

  '9: a merged appellant is told once and rates once in each round of handling': onEachAct(
    (act, before) => {
      const turns = ['IssueHandled', 'CommunitySettled', 'AppellantJoined'];
      const since = before.slice(
        before.findLastIndex(({ events }) => events.some(({ type }) => turns.includes(type))) + 1,
      );
      for (const type of ['IssueFedBack', 'IssueEvaluated'] as const) {
        const [now] = eventsOf([act], type);
        const again = eventsOf(since, type).some(
          ({ data }) => data.appellant === now?.data.appellant,
        );
        if (now?.data.appellant !== undefined && again) return `${type} twice in one round`;
      }
      return undefined;
    },
  ),

  '9: a merged appellant’s reply and vote leave the matter where it is': onEachAct((act) => {
    const [own] = [...eventsOf([act], 'IssueFedBack'), ...eventsOf([act], 'IssueEvaluated')];
    return own?.data.appellant === undefined || act.before.phase === act.after.phase
      ? undefined
      : `from ${act.before.phase} to ${act.after.phase}`;
  }),

  '9, 10: a matter is closed only when every merged appellant was heard, or had the time':
    onEachAct((act) => {
      const closed = eventsOf([act], 'IssueClosed')[0]?.data.outcome === 'HANDLED';
      if (!closed || !isAccepted(act.before)) return undefined;
      const { skips, evaluationWindowDays } = profileOf(act.before.profile.id);
      const { appellants, phaseSince } = act.before;
      const owed = appellants.find(
        (each) =>
          !skips.includes('FED_BACK') && !each.noReplyWanted && each.fedBackAt === undefined,
      );
      if (owed !== undefined) return `${owed.issue} was not told`;
      const open = appellants.find(
        (each) =>
          !skips.includes('EVALUATED') &&
          each.evaluated === undefined &&
          !isAfter(act.now, plusDays(each.fedBackAt ?? phaseSince, evaluationWindowDays)),
      );
      return open === undefined ? undefined : `${open.issue} may still rate`;
    }),

  '9: an issue taken out of a merger goes on with the same work': onEachAct((act) => {
    const [apart] = eventsOf([act], 'IssueUnmerged');
    if (apart === undefined || act.before.phase !== 'MERGED') return undefined;
    const work = (state: IssueState): unknown =>
      isAccepted(state) ? state.assignments : undefined;
    return act.after.phase === act.before.rests.phase &&
      JSON.stringify(work(act.after)) === JSON.stringify(work(act.before.rests))
      ? undefined
      : 'something is lost';
  }),

  '10: nothing is closed over a measure that asks for an answer, or against the resident':
    onEachAct((act) => {
      const closed = eventsOf([act], 'IssueClosed')[0]?.data.outcome === 'HANDLED';
      if (!closed || !isAccepted(act.before)) return undefined;
      if (act.before.supervision.some(holdsClosing)) return 'a measure is open';
      return act.before.confirmed === false ? 'the resident said no' : undefined;
    }),

  'a matter goes one level at a time, and no level tries without a record': onEachAct((act) => {
    const { before, after } = act;
    if (!isAccepted(before) || !isAccepted(after) || before.level === undefined) return undefined;
    const moved = act.events.filter(({ type }) =>
      ['IssueEscalated', 'IssueTransferredDown'].includes(type),
    ).length;
    const gone = (after.level?.attempts.length ?? 0) - before.level.attempts.length;
    if (gone !== moved) return `${String(moved)} moves, ${String(gone)} records`;
    const steps = LEVELS.indexOf(after.level?.level ?? 'GRID') - LEVELS.indexOf(before.level.level);
    return Math.abs(steps) <= moved ? undefined : 'a level was jumped over';
  }),

  'cards only climb while one is in force': onEachAct((act) => {
    if (!isAccepted(act.before)) return undefined;
    const [card] = eventsOf([act], 'SupervisionCardIssued');
    const order = ['BLUE', 'YELLOW', 'RED'];
    const inForce = act.before.supervision
      .filter((each) => each.status !== 'LIFTED' && each.unit === card?.data.unit)
      .map(({ measure }) => order.indexOf(measure));
    return card === undefined || order.indexOf(card.data.colour) > Math.max(-1, ...inForce)
      ? undefined
      : `${card.data.colour} under a higher one`;
  }),

  'what stands under no measure shows none': onEachAct(({ after }) => {
    if (!isAccepted(after)) return undefined;
    const bare = after.supervision.every(({ status }) => status === 'LIFTED');
    const shows = supervisionOverlay(after);
    return bare === ['NONE', 'REMINDED'].includes(shows) ? undefined : shows;
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

describe('the random lives', () => {
  it('meet what the laws are about', () => {
    const seen = new Set<string>();
    forRandomLives(
      (life) => {
        for (const { type } of life.flatMap(({ events }) => events)) seen.add(type);
      },
      { seed: 20260302 },
    );
    const wanted: readonly IssueEventType[] = [
      'AppellantJoined',
      'IssueMerged',
      'IssueUnmerged',
      'IssueEscalated',
      'IssueTransferredDown',
      'SupervisionCardIssued',
      'TerminationRequested',
      'IssueTerminated',
      'ExclusionGranted',
      'CommunitySettled',
      'ResidentConfirmed',
    ];
    expect(wanted.filter((type) => !seen.has(type))).toEqual([]);
  });
});
