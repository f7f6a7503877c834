import type { Decision, Refusal } from '@shaodao/decider';
import type { IssueEvent } from '../events.js';
import { isAfter, toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject, rejected } from '../rejections.js';
import type { Assignment, StateIn } from '../state.js';
import { assigned } from './dispatch.js';
import { dueAfterNow, mechanism, unitsEligible } from './guards.js';
import { listItemInForce, listsAllow } from './lists.js';
import { requestReturn } from './returns.js';
import { handlerIsNotFinder } from './segregation.js';
import { firstRefusal, settle, step, type Guard, type Policy, type Situation } from './step.js';

type Responding = Situation<'RespondToOrder'>;
type ToOrder = Responding & { readonly state: StateIn<'ORDERED'> };
type ToTicket = Responding & { readonly state: StateIn<'DISPATCHED' | 'IN_PROGRESS'> };

/**
 * 响应. To an order: the lead's ACCEPT dispatches the matter to all who did not decline. To a ticket:
 * ACCEPT takes the place of the signature, DECLINE is a request to return it.
 */
export const respondToOrder = (situation: Responding): Decision<IssueEvent> => {
  const { state } = situation;
  return state.phase === 'ORDERED'
    ? settle(TO_ORDER, { ...situation, state })
    : toTicket({ ...situation, state });
};

const TO_ORDER: Policy<ToOrder> = {
  guards: [
    profileHasResponses,
    unitIsOrdered,
    ({ command: { unit }, state }) =>
      state.responses.some((each) => each.unit === unit)
        ? reject('ALREADY_RESPONDED', { unit })
        : undefined,
    answerIsWhole,
    acceptanceHolds,
    declineIsLeft,
  ],
  events: (situation) => {
    const { command, state } = situation;
    const leads = command.unit === state.orderedUnits[0];
    return [
      responded(situation),
      ...(leads && command.answer === 'ACCEPT' ? dispatchedByOrder(situation) : []),
    ];
  },
};

function profileHasResponses({ profile }: Responding): Refusal | undefined {
  return profile.respondToOrder === true
    ? undefined
    : reject('COMMAND_NOT_IN_PROFILE', {
        mechanism: mechanism(profile),
        command: 'RespondToOrder',
      });
}

/** Only a department the order names answers it. */
function unitIsOrdered({ command: { unit }, state }: Responding): Refusal | undefined {
  return state.orderedUnits.includes(unit) ? undefined : reject('UNIT_NOT_ORDERED', { unit });
}

/** Accepting says how, until when and whom to call; declining cites a list item. */
function answerIsWhole({ command, context }: Responding): Refusal | undefined {
  if (command.answer === 'DECLINE') {
    return command.listItem === undefined
      ? reject('LIST_ITEM_NEEDED')
      : listItemInForce(command.listItem, context);
  }
  const fields = (['plan', 'promisedAt', 'contactPerson'] as const).filter(
    (field) => command[field] === undefined,
  );
  return fields.length === 0 ? undefined : reject('RESPONSE_INCOMPLETE', { fields });
}

/** A promise lies ahead and within what the appellant was promised for the whole matter. */
function acceptanceHolds(situation: Responding): Refusal | undefined {
  const { command, state, context } = situation;
  const { promisedAt, answer, unit } = command;
  if (answer === 'DECLINE' || promisedAt === undefined) return undefined;
  const limit = state.overallDueAt;
  const tooLate = limit !== undefined && isAfter(limit, context.now) && isAfter(promisedAt, limit);
  const named = unit === state.orderedUnits[0] ? { lead: unit } : { assists: [unit] };
  return (
    dueAfterNow(promisedAt, context) ??
    (tooLate ? reject('PROMISE_BEYOND_LIMIT', { until: limit }) : undefined) ??
    handlerIsNotFinder(situation) ??
    unitsEligible([unit], situation) ??
    listsAllow(named, situation)
  );
}

/** Declining is the unit's one return, and none after a final ruling. */
function declineIsLeft({ command: { answer, unit }, state }: ToOrder): Refusal | undefined {
  if (answer === 'ACCEPT') return undefined;
  if (state.boundUnits.includes(unit)) return reject('RETURN_BARRED', { unit });
  return state.askedReturn.includes(unit) ? reject('RETURN_ALREADY_ASKED', { unit }) : undefined;
}

function responded({ command, state }: Responding): IssueEvent {
  const { unit, answer, plan, promisedAt, contactPerson, listItem, basis } = command;
  const { orderedAt, requestedAt } = state;
  const said =
    answer === 'ACCEPT'
      ? {
          plan,
          promisedAt: promisedAt === undefined ? undefined : toInstant(promisedAt),
          contactPerson,
        }
      : { listItem, basis };
  return {
    type: 'DepartmentResponded',
    data: { unit, answer, ...present({ orderedAt, requestedAt, ...said }) },
  };
}

function dispatchedByOrder({ command, state, context }: ToOrder): readonly IssueEvent[] {
  const declined = state.responses.filter(({ accepted }) => !accepted).map(({ unit }) => unit);
  const others = state.orderedUnits.filter(
    (unit) =>
      unit !== command.unit && !declined.includes(unit) && context.directory.isActiveUnit(unit),
  );
  const lead = assigned(command.unit, context);
  const assists = others.map((unit) => assigned(unit, context));
  const signing = assists.flatMap(({ assignment, unit }): readonly IssueEvent[] => {
    const response = state.responses.find((each) => each.unit === unit);
    return response === undefined
      ? []
      : [{ type: 'AssignmentSigned', data: { assignment, unit, handler: response.person } }];
  });
  return [
    {
      type: 'IssueDispatched',
      data: {
        lead,
        assists,
        dueAt: toInstant(command.promisedAt ?? context.now),
        basis: { by: 'order' },
        round: state.dispatchRound + 1,
      },
    },
    {
      type: 'AssignmentSigned',
      data: { assignment: lead.assignment, unit: lead.unit, handler: context.actor.person },
    },
    ...signing,
  ];
}

const GUARDS_OF_TICKET: readonly Guard<ToTicket>[] = [
  profileHasResponses,
  unitIsOrdered,
  answerIsWhole,
  acceptanceHolds,
  ticketWaits,
];

const ticketOf = ({ command: { unit }, state }: ToTicket): Assignment | undefined =>
  state.assignments.findLast((each) => each.unit === unit && !each.replaced);

/** The unit's ticket is there, and not signed for. */
function ticketWaits(situation: ToTicket): Refusal | undefined {
  const { unit, type: command } = situation.command;
  const status = ticketOf(situation)?.status;
  if (status === undefined) return reject('UNIT_NOT_ORDERED', { unit });
  return status === 'PENDING_SIGN' ? undefined : reject('ASSIGNMENT_STATUS', { status, command });
}

function toTicket(situation: ToTicket): Decision<IssueEvent> {
  const { command, context } = situation;
  const { unit } = command;
  const refusal = firstRefusal(GUARDS_OF_TICKET, situation);
  if (refusal !== undefined) return rejected(refusal);
  const assignment = ticketOf(situation)?.id ?? '';
  if (command.answer === 'ACCEPT') {
    const handler = context.actor.person;
    const signed = { type: 'AssignmentSigned', data: { assignment, unit, handler } } as const;
    return { ok: true, events: [responded(situation), signed] };
  }
  const { listItem, basis = listItem ?? '' } = command;
  const asked = requestReturn({
    ...situation,
    command: { type: 'RequestReturn', assignment, basis, ...present({ listItem }) },
  });
  return asked.ok ? { ok: true, events: [responded(situation), ...asked.events] } : asked;
}

export const commentOnResult = step<'CommentOnResult'>({
  guards: [
    ({ state, context }) =>
      state.requestedBy !== undefined && state.requestedBy === context.actor.unit
        ? undefined
        : reject('NOT_REQUESTER'),
    ({ state }) =>
      state.commentedRounds.includes(state.handlingRound)
        ? reject('ALREADY_COMMENTED', { round: state.handlingRound })
        : undefined,
  ],
  events: ({ command: { satisfaction, comment }, state }) => [
    {
      type: 'OrderCommented',
      data: {
        community: state.requestedBy ?? '',
        satisfaction,
        comment,
        round: state.handlingRound,
      },
    },
  ],
});
