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
import type { IssueEventMap, IssueEventType } from './events.js';
import { isAfter } from './instant.js';
import { isAccepted, type RunningIssue } from './state.js';
import { isAwaiting, openCalls, type Whistle } from './whistle-facts.js';

/** The laws of domain.md §3.5 on whistles, orders, lists and disputes, on random lives. */

const didOneOf = (act: Act, ...types: readonly IssueEventType[]): boolean =>
  act.events.some((event) => types.includes(event.type));

const facts = <T extends IssueEventType>(acts: Life, type: T): readonly IssueEventMap[T][] =>
  acts.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === type ? [event.data as IssueEventMap[T]] : [])),
  );

const running = (act: Act): RunningIssue | undefined =>
  isAccepted(act.after) ? act.after : undefined;

/** Units an act gives the matter to, and in which role. */
function given(act: Act): readonly (readonly [unit: string, role: 'lead' | 'assist'])[] {
  return act.events.flatMap((event): (readonly [string, 'lead' | 'assist'])[] => {
    switch (event.type) {
      case 'IssueDispatched':
      case 'IssueRedispatched':
      case 'WhistleBlown':
        return [
          [event.data.lead.unit, 'lead'],
          ...event.data.assists.map(({ unit }) => [unit, 'assist'] as const),
        ];
      case 'StreetOrderIssued':
        return event.data.units.map((unit, index) => [unit, index === 0 ? 'lead' : 'assist']);
      case 'LeadReplaced':
        return [[event.data.lead.unit, 'lead']];
      case 'AssistAdded':
        return [[event.data.assist.unit, 'assist']];
      case 'SubtaskCreated':
        return [[event.data.subtask.unit, 'assist']];
      case 'UnitNoShow':
        return event.data.fallback === undefined ? [] : [[event.data.fallback.unit, 'lead']];
      default:
        return [];
    }
  });
}

const callIn = (whistles: readonly Whistle[], id: string, unit: string) =>
  whistles.find((each) => each.id === id)?.calls.find((call) => call.unit === unit);

const LAWS: Readonly<Record<string, Law>> = {
  'a matter is whistled exactly while a whistle waits for units': onEachAct((act) => {
    const state = running(act);
    if (state === undefined) return undefined;
    const waits = state.whistles.some(isAwaiting);
    return waits === (state.phase === 'WHISTLED')
      ? undefined
      : `${state.phase} while ${waits ? 'one' : 'none'} waits`;
  }),

  '2: work by a whistle begins with the lead in, or the old one stays liable': onEachAct((act) => {
    const [quorum] = facts([act], 'CheckInQuorumReached');
    const state = running(act);
    if (quorum === undefined || state === undefined) return undefined;
    const lead = quorum.begins.find(({ role }) => role === 'lead');
    if (lead === undefined || lead.isIn || quorum.replaces.length === 0) return undefined;
    return state.liable === undefined ? 'nobody is liable meanwhile' : undefined;
  }),

  'a quorum without an override has all in who must be': onEachAct((act) => {
    const [quorum] = facts([act], 'CheckInQuorumReached');
    const state = running(act);
    if (quorum === undefined || state === undefined || quorum.override !== undefined)
      return undefined;
    const calls = state.whistles.find(({ id }) => id === quorum.whistle)?.calls ?? [];
    const binding = calls.filter((each) => each.status !== 'EXCUSED' && !each.takenOver);
    const missing = binding.filter(({ checkedInAt }) => checkedInAt === undefined);
    const rule = profileOf(state.profile.id).whistle?.quorum;
    if (rule === 'ANY') return missing.length < binding.length ? undefined : 'nobody is in';
    const needed = rule === 'LEAD' ? missing.filter(({ role }) => role === 'lead') : missing;
    return needed.length === 0 ? undefined : `without ${needed.map(({ unit }) => unit).join()}`;
  }),

  '4: the lead completes over no unit a whistle holds, nor over an open dispute': onEachAct(
    (act) => {
      if (!didOneOf(act, 'IssueHandled') || !isAccepted(act.before)) return undefined;
      const { whistles, assignments, dispute } = act.before;
      const held = whistles
        .filter(({ nobodyLeavesUnfinished }) => nobodyLeavesUnfinished)
        .flatMap((whistle) => openCalls(whistle, assignments));
      if (held.length > 0) return `${held.map(({ unit }) => unit).join()} not let go`;
      return dispute === undefined || dispute.status === 'RULED' ? undefined : 'a dispute is open';
    },
  ),

  '4: nobody is let go from a whistle that holds its units while one that came is not done':
    onEachAct((act) => {
      const [release] = facts([act], 'UnitsReleased');
      if (release === undefined || !isAccepted(act.before)) return undefined;
      const whistle = act.before.whistles.find(({ id }) => id === release.whistle);
      if (whistle?.nobodyLeavesUnfinished !== true) return undefined;
      const working = openCalls(whistle, act.before.assignments).filter(
        (call) => call.checkedInAt !== undefined && call.status !== 'DONE',
      );
      return working.length === 0 ? undefined : `${working.map(({ unit }) => unit).join()} works`;
    }),

  '5: a unit named by a final ruling neither returns, objects, declines nor refuses': onEachAct(
    (act, before) => {
      const [asked] = [
        ...facts([act], 'ReturnRequested'),
        ...facts([act], 'ObjectionRaised'),
        ...facts([act], 'WhistleRejectRequested'),
        ...facts([act], 'DepartmentResponded').filter(({ answer }) => answer === 'DECLINE'),
      ];
      const bound = facts(before, 'ObjectionRuled').some(
        ({ final, liableUnit }) => final && liableUnit === asked?.unit,
      );
      return bound ? `${asked?.unit ?? ''} is bound` : undefined;
    },
  ),

  '5: a unit objects once, and declines or returns once': onEachAct((act, before) => {
    const twice = (now: readonly { unit: string }[], then: readonly { unit: string }[]) =>
      now.find(({ unit }) => then.some((each) => each.unit === unit))?.unit;
    const declined = (acts: Life) =>
      facts(acts, 'DepartmentResponded').filter(({ answer }) => answer === 'DECLINE');
    return (
      twice(facts([act], 'ObjectionRaised'), facts(before, 'ObjectionRaised')) ??
      twice(declined([act]), [...declined(before), ...facts(before, 'ReturnRequested')])
    );
  }),

  '3: who rules asked for nothing, and has no part in it': onEachAct((act, before) => {
    if (!didOneOf(act, 'ObjectionRuled', 'RulingProposed')) return undefined;
    const asker = before
      .filter((each) => didOneOf(each, 'ObjectionRaised'))
      .map(({ actor }) => actor.person)
      .at(-1);
    if (asker === act.actor.person) return 'own objection';
    const { unit, liableUnit } = facts([act], 'ObjectionRuled')[0] ?? {};
    const own = [unit, liableUnit].find(
      (each) => each !== undefined && DIRECTORY.isUnitWithin(act.actor.unit ?? '', each),
    );
    return own === undefined ? undefined : `${act.actor.person} belongs to ${own}`;
  }),

  'two chairs rule alike where two must, and they are two persons': onEachAct((act) => {
    const [ruling] = facts([act], 'ObjectionRuled');
    if (ruling === undefined || !isAccepted(act.before)) return undefined;
    const needed = profileOf(act.before.profile.id).disputes?.rulers ?? 1;
    return new Set(ruling.rulers).size >= needed ? undefined : 'one person ruled alone';
  }),

  '11: no accused unit is called, added, named liable or made coordinator': onEachAct((act) => {
    const state = running(act);
    const accused = state?.accusedUnit;
    if (accused === undefined) return undefined;
    const named = [
      ...given(act).map(([unit]) => unit),
      ...facts([act], 'WhistleBlown').map(({ coordinator }) => coordinator),
      ...facts([act], 'ObjectionRuled').map(({ liableUnit }) => liableUnit),
    ];
    return named.find((unit) => DIRECTORY.isUnitWithin(unit, accused));
  }),

  '12: coming is the unit’s own act, or an override that says who recorded it': onEachAct((act) => {
    const [came] = facts([act], 'UnitCheckedIn');
    if (came === undefined) return undefined;
    if (came.override !== undefined) {
      return came.override.reason === '' ? 'an override without reason' : undefined;
    }
    const own = DIRECTORY.isUnitWithin(act.actor.unit ?? '', came.unit);
    if (!own) return `${act.actor.person} came for ${came.unit}`;
    return came.person === act.actor.person ? undefined : 'another person is named';
  }),

  '12: late is who comes after the limit, and only then is a no-show noted': onEachAct((act) => {
    const [came] = facts([act], 'UnitCheckedIn');
    const [missed] = facts([act], 'UnitNoShow');
    if (!isAccepted(act.before)) return undefined;
    if (missed !== undefined && isAfter(missed.respondBy, act.now)) return 'noted too early';
    if (came === undefined) return undefined;
    const limit = callIn(act.before.whistles, came.whistle, came.unit)?.respondBy;
    return came.late === isAfter(act.now, limit ?? act.now) ? undefined : 'the late flag is wrong';
  }),

  '13: nobody leads what the lists forbid, took back, or let it only assist': onEachAct((act) => {
    const state = running(act);
    if (state === undefined) return undefined;
    const wrong = given(act).find(([unit, role]) => {
      const kind = DIRECTORY.listKindFor(state.category, unit, state.territory);
      if (kind === 'NEGATIVE' || kind === 'RETAKEN') return true;
      return role === 'lead' && kind === 'ASSIST';
    });
    return wrong === undefined ? undefined : `${wrong[0]} as ${wrong[1]}`;
  }),

  'nothing called or added is due after the matter, unless that is late': onEachAct((act) => {
    if (!isAccepted(act.before)) return undefined;
    const told = act.before.dueAt;
    if (told === undefined || !isAfter(told, act.now)) return undefined;
    const dues = [
      ...facts([act], 'AssistAdded'),
      ...facts([act], 'LeadReplaced'),
      ...facts([act], 'SubtaskCreated'),
    ].map(({ dueAt }) => dueAt);
    return dues.find((due) => isAfter(due, told));
  }),

  'who rates had a part in it, and rates once': onEachAct((act, before) => {
    const [rated] = facts([act], 'WhistleRated');
    const [reverse] = facts([act], 'ReverseRated');
    if (
      rated !== undefined &&
      facts(before, 'WhistleRated').some(
        ({ whistle, unit }) => whistle === rated.whistle && unit === rated.unit,
      )
    )
      return `${rated.unit} rated twice`;
    if (reverse === undefined) return undefined;
    return facts(before, 'ReverseRated').some(
      ({ by, unit }) => by === reverse.by && unit === reverse.unit,
    )
      ? `${reverse.by} rated ${reverse.unit} twice`
      : undefined;
  }),

  'a community comments only on what it asked for, once a round': onEachAct((act, before) => {
    const [comment] = facts([act], 'OrderCommented');
    if (comment === undefined) return undefined;
    const asked = facts(before, 'CommunityRequestPlaced').at(-1)?.community;
    if (comment.community !== asked || act.actor.unit !== asked) return 'another community';
    return facts(before, 'OrderCommented').some(({ round }) => round === comment.round)
      ? 'twice in a round'
      : undefined;
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
