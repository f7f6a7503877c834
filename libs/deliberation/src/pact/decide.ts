import {
  clockIsDue,
  clockUntil,
  decideBySteps,
  isAfter,
  millis,
  stopping,
  toInstant,
  type Refusal,
} from '@shaodao/decider';
import type { PactCommand } from './commands.js';
import type { Clause, PactEvent } from './events.js';
import { reject } from './rejections.js';
import type { PactSection } from './section.js';
import { PACT_STATUSES, type Breach, type OpenedPact } from './state.js';

const DAY = 86_400_000;

type Objection = Refusal | undefined;

function clausesDiffer(clauses: readonly Clause[]): Objection {
  const codes = clauses.map((each) => each.code);
  const clause = codes.find((each, index) => codes.indexOf(each) !== index);
  return clause === undefined ? undefined : reject('CLAUSE_TWICE', { clause });
}

const clauseIsInForce = (clause: string, { inForce }: OpenedPact): Objection =>
  inForce?.clauses.some((each) => each.code === clause) === true
    ? undefined
    : reject('CLAUSE_UNKNOWN', { clause });

const breachOf = ({ breaches }: OpenedPact, id: string): Breach | undefined =>
  breaches.find((each) => each.id === id);

function breachIs(id: string, state: OpenedPact, allowed: readonly Breach['status'][]): Objection {
  const breach = breachOf(state, id);
  if (breach === undefined) return reject('BREACH_UNKNOWN', { breach: id });
  return allowed.includes(breach.status)
    ? undefined
    : reject('BREACH_STATUS', { breachStatus: breach.status });
}

/** Which event a lapsed clock of the pact leads to: `remedy:<breach>` or `occasion:<occasion>`. */
function whatElapsed(clock: string, { occasions }: OpenedPact): readonly PactEvent[] {
  const clocks = { stopped: [clock] };
  const id = clock.slice(clock.indexOf(':') + 1);
  const occasion = occasions.find((each) => each.id === id);
  if (occasion === undefined) return [{ type: 'RemedyLapsed', data: { breach: id, clocks } }];
  const { household, clause } = occasion;
  return [{ type: 'HouseholdReminded', data: { occasion: id, household, clause, clocks } }];
}

/** What happens with a pact, or why not. Pure; sealed texts stay sealed. */
export const decidePact = decideBySteps<
  PactCommand,
  OpenedPact,
  PactEvent,
  PactSection,
  'DraftPact'
>({
  opens: 'DraftPact',
  open: {
    guards: [
      ({ command: { pactKind }, context }) =>
        context.section.kinds.some((each) => each.code === pactKind)
          ? undefined
          : reject('KIND_UNKNOWN', { pactKind }),
      ({ command: { territory }, context }) =>
        context.directory.isTerritory(territory)
          ? undefined
          : reject('UNKNOWN_TERRITORY', { territory }),
      ({ command }) => clausesDiffer(command.clauses),
    ],
    events: ({ command: { pactKind, title, territory, clauses }, context: { playbook } }) => [
      {
        type: 'PactDrafted',
        data: { playbook, pactKind, title, territory, version: 1, clauses },
      },
    ],
  },
  steps: {
    AdoptPact: {
      in: ['DRAFT', 'IN_FORCE'],
      guards: [
        ({ state }) => (state.draft === undefined ? reject('NO_DRAFT') : undefined),
        ({ command: { meetingType }, state, context }) => {
          const kind = context.section.kinds.find((each) => each.code === state.pactKind);
          const entitled = [...(kind?.adoptedBy ?? [])];
          return entitled.includes(meetingType)
            ? undefined
            : reject('MEETING_NOT_ENTITLED', { meetingType, entitled });
        },
      ],
      events: ({ command: { meeting }, state }) => [
        { type: 'PactAdopted', data: { version: state.draft?.version ?? 0, meeting } },
      ],
    },
    AmendPact: {
      in: ['DRAFT', 'IN_FORCE'],
      guards: [({ command }) => clausesDiffer(command.clauses)],
      events: ({ command: { clauses }, state: { inForce } }) => [
        { type: 'PactAmended', data: { version: (inForce?.version ?? 0) + 1, clauses } },
      ],
    },
    RepealPact: {
      in: ['DRAFT', 'IN_FORCE'],
      events: ({ command: { reason }, state: { clocks } }) => [
        {
          type: 'PactRepealed',
          data: { reason, ...stopping(clocks, ...clocks.map((each) => each.id)) },
        },
      ],
    },
    RecordBreachOfPact: {
      in: ['IN_FORCE'],
      guards: [({ command, state }) => clauseIsInForce(command.clause, state)],
      events: ({ command: { party, clause, note, media }, state, context }) => [
        {
          type: 'PactBreached',
          data: {
            breach: context.newId('breach'),
            ...{ party, clause, version: state.inForce?.version ?? 0, note, media: media ?? [] },
          },
        },
      ],
    },
    RemindOfPact: {
      in: ['IN_FORCE'],
      guards: [({ command, state }) => breachIs(command.breach, state, ['RECORDED'])],
      events: ({ command: { breach }, context }) => {
        const clock = context.startClock(`remedy:${breach}`, context.section.remedyWithin);
        const data = { breach, remedyBy: clock.dueAt, clocks: { started: [clock] } };
        return [{ type: 'BreachReminded', data }];
      },
    },
    RecordRemedy: {
      in: ['IN_FORCE'],
      guards: [
        ({ command, state }) => breachIs(command.breach, state, ['RECORDED', 'REMINDED', 'LAPSED']),
      ],
      events: ({ command: { breach }, state }) => [
        { type: 'BreachRemedied', data: { breach, ...stopping(state.clocks, `remedy:${breach}`) } },
      ],
    },
    ReportBreach: {
      in: ['IN_FORCE'],
      guards: [({ command, state }) => breachIs(command.breach, state, ['LAPSED'])],
      events: ({ command: { breach: id }, state, context }) => {
        const { clause = '', note = '' } = breachOf(state, id) ?? {};
        const issue = context.newStreamId();
        return [
          {
            type: 'BreachReported',
            data: { breach: id, clause, note, issue, ...context.section.issues },
          },
        ];
      },
    },
    RegisterOccasion: {
      in: ['IN_FORCE'],
      guards: [
        ({ command, state }) => clauseIsInForce(command.clause, state),
        ({ command: { at }, context }) =>
          isAfter(at, context.now) ? undefined : reject('OCCASION_PAST', { at }),
      ],
      events: ({ command: { household, clause, at }, context }) => {
        const occasion = context.newId('occasion');
        const before = millis(at) - context.section.remindDaysBefore * DAY;
        const remindAt = new Date(Math.max(before, millis(context.now))).toISOString();
        const clock = clockUntil(context, `occasion:${occasion}`, remindAt);
        return [
          {
            type: 'OccasionRegistered',
            data: { occasion, household, clause, at: toInstant(at), clocks: { started: [clock] } },
          },
        ];
      },
    },
    ElapseClock: {
      in: PACT_STATUSES,
      events: ({ command, state, context }) =>
        clockIsDue(state.clocks, command, context.now) ? whatElapsed(command.clock, state) : [],
    },
  },
});
