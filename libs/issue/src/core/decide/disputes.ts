import type { Decision, Refusal } from '@shaodao/decider';
import type { DecisionContext } from '../context.js';
import type { IssueEvent } from '../events.js';
import { isAfter, toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts, Assignment } from '../state.js';
import { isOpenDispute, type RulingVote } from '../whistle-facts.js';
import { assigned, replacedBy } from './dispatch.js';
import { disputeIsSettled } from './dispute-rules.js';
import { dueAfterNow, unitsEligible } from './guards.js';
import { citesListItem, listsAllow } from './lists.js';
import { mechanismHas } from './mechanism-rules.js';
import { noCrossAppointment, notOwnRequest } from './segregation.js';
import { assignmentStep, settle, step, type Policy, type Situation } from './step.js';

type Objecting = Situation<'RaiseObjection'> & { readonly assignment: Assignment };

/** 首接负责: the lead that objects goes on with the work until another has signed. */
export const raiseObjection = assignmentStep<Situation<'RaiseObjection'>>({
  statuses: ['PENDING_SIGN', 'SIGNED', 'CONTACTED', 'WORKING'],
  guards: [
    mechanismHas('disputes', 'RaiseObjection'),
    ({ assignment: { role, unit } }) =>
      role === 'lead' ? undefined : reject('NOT_LEAD', { unit }),
    ({ assignment }) => (assignment.replaced ? reject('ASSIGNMENT_REPLACED') : undefined),
    ({ state, assignment: { unit } }) =>
      state.boundUnits.includes(unit) ? reject('RETURN_BARRED', { unit }) : undefined,
    disputeIsSettled,
    objectsOnce,
    citesListItem,
    suggestionIsEligible,
  ],
  events: ({ command, assignment: { id, unit } }) => [
    {
      type: 'ObjectionRaised',
      data: {
        assignment: id,
        unit,
        basis: command.basis,
        ...present({
          listItem: command.listItem,
          suggestedUnit: command.suggestedUnit,
          note: command.note,
        }),
      },
    },
  ],
});

function objectsOnce({ state, assignment: { unit } }: Objecting): Refusal | undefined {
  return state.objectedUnits.includes(unit)
    ? reject('OBJECTION_ALREADY_RAISED', { unit })
    : undefined;
}

function suggestionIsEligible(situation: Objecting): Refusal | undefined {
  const { suggestedUnit } = situation.command;
  return suggestedUnit === undefined ? undefined : unitsEligible([suggestedUnit], situation);
}

const disputeIsOpen = ({ state: { dispute } }: { readonly state: AcceptedFacts }) =>
  isOpenDispute(dispute) ? undefined : reject('DISPUTE_MISSING');

export const holdConsultation = step<'HoldConsultation'>({
  guards: [disputeIsOpen, partiesAreThere],
  events: ({ command: { units, record, agreedUnit } }) => [
    { type: 'ConsultationHeld', data: { units, record, ...present({ agreedUnit }) } },
  ],
});

/** The unit that objected takes part; they agree on one of those who took part. */
function partiesAreThere(situation: Situation<'HoldConsultation'>): Refusal | undefined {
  const { command, state } = situation;
  const missing = [state.dispute?.unit, command.agreedUnit].find(
    (unit) => unit !== undefined && !command.units.includes(unit),
  );
  if (missing !== undefined) return reject('PARTY_MISSING', { unit: missing });
  return unitsEligible(
    command.units.filter((unit) => !state.ruledOut.includes(unit)),
    situation,
  );
}

type Ruling = Situation<'RuleObjection'>;

/** One chair's ruling; where several must agree, it counts when as many say the same. */
export const ruleObjection = (situation: Ruling): Decision<IssueEvent> => settle(RULING, situation);

const RULING: Policy<Ruling> = {
  guards: [
    disputeIsOpen,
    consultedFirst,
    ({ state, context }) => notOwnRequest(state.dispute?.raisedBy, { context }),
    rulerHasNoPart,
    noCrossAppointment,
    liableUnitMayLead,
    limitIsSet,
  ],
  events: (situation) => {
    const { command, state, context, profile } = situation;
    const { dispute } = state;
    if (dispute === undefined) return [];
    const { liableUnit, final, reason } = command;
    const agreeing = agreeingWith(situation, dispute.votes);
    if (agreeing.length < (profile.disputes?.rulers ?? 1)) {
      const { assignment } = dispute;
      return [{ type: 'RulingProposed', data: { assignment, liableUnit, final, reason } }];
    }
    const { assignment, unit, raisedAt } = dispute;
    const rulers = agreeing.map(({ person }) => person);
    return [
      {
        type: 'ObjectionRuled',
        data: { assignment, unit, liableUnit, final, reason, rulers, raisedAt },
      },
      ...(liableUnit === unit ? [] : [passedOn(situation, context)]),
    ];
  },
};

function consultedFirst({ state, profile }: Ruling): Refusal | undefined {
  return profile.disputes?.consultFirst === true && state.dispute?.status === 'OBJECTION'
    ? reject('CONSULTATION_NEEDED')
    : undefined;
}

/** Nobody rules for or against the own house. */
function rulerHasNoPart({ command, state, context }: Ruling): Refusal | undefined {
  const { actor, directory } = context;
  const unit = [state.dispute?.unit, command.liableUnit].find(
    (each) =>
      each !== undefined && actor.unit !== undefined && directory.isUnitWithin(actor.unit, each),
  );
  return unit === undefined ? undefined : reject('RULER_HAS_PART', { unit });
}

function liableUnitMayLead(situation: Ruling): Refusal | undefined {
  const { liableUnit } = situation.command;
  return liableUnit === situation.state.dispute?.unit
    ? undefined
    : (unitsEligible([liableUnit], situation) ?? listsAllow({ lead: liableUnit }, situation));
}

/** Another lead gets a limit that lies ahead, no earlier than what the appellant was told. */
function limitIsSet({ command, state, context }: Ruling): Refusal | undefined {
  if (command.liableUnit === state.dispute?.unit) return undefined;
  const told = state.overallDueAt === undefined ? state.dueAt : undefined;
  const due = limitOf(command.dueAt, state);
  return told !== undefined && due !== undefined && isAfter(told, due)
    ? reject('DUE_MOVED_EARLIER', { told })
    : dueAfterNow(due ?? context.now, context);
}

const limitOf = (named: string | undefined, state: AcceptedFacts): string | undefined =>
  named ?? state.dueAt;

function agreeingWith(
  { command: { liableUnit, final }, context: { actor } }: Ruling,
  votes: readonly RulingVote[],
): readonly RulingVote[] {
  const own = { person: actor.person, liableUnit, final };
  return [...votes.filter(({ person }) => person !== actor.person), own].filter(
    (vote) => vote.liableUnit === liableUnit && vote.final === final,
  );
}

function passedOn({ command, state }: Ruling, context: DecisionContext): IssueEvent {
  return {
    type: 'IssueRedispatched',
    data: {
      lead: assigned(command.liableUnit, context),
      assists: [],
      dueAt: toInstant(limitOf(command.dueAt, state) ?? context.now),
      basis: { by: 'person', reason: command.reason },
      round: state.dispatchRound + 1,
      reason: command.reason,
      replaces: replacedBy(command.liableUnit, state),
    },
  };
}
