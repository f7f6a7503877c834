import type { RunningIssue } from '../state.js';
import { isOpenDispute, type Dispute } from '../whistle-facts.js';
import { accepted, ContradictoryStream, including, type Fold } from './fold.js';

export const objectionRaised: Fold<'ObjectionRaised'> = (before, data, { actor, occurredAt }) => {
  const state = accepted(before);
  const { assignment, unit } = data;
  return {
    ...state,
    objectedUnits: including(state.objectedUnits, unit),
    dispute: {
      status: 'OBJECTION',
      assignment,
      unit,
      raisedBy: actor.person,
      raisedAt: occurredAt,
      votes: [],
    },
  };
};

/** The same state with the dispute changed. */
function withDispute(
  state: RunningIssue,
  change: (dispute: Dispute) => Partial<Dispute>,
): RunningIssue {
  const { dispute } = state;
  if (!isOpenDispute(dispute)) throw new ContradictoryStream(state.phase);
  return { ...state, dispute: { ...dispute, ...change(dispute) } };
}

/** Without agreement it goes to who rules. */
export const consultationHeld: Fold<'ConsultationHeld'> = (before, { agreedUnit }) =>
  withDispute(accepted(before), () => ({
    status: agreedUnit === undefined ? 'ARBITRATION' : 'CONSULTATION',
  }));

export const rulingProposed: Fold<'RulingProposed'> = (before, data, { actor }) => {
  const { liableUnit, final } = data;
  const vote = { person: actor.person, liableUnit, final };
  return withDispute(accepted(before), ({ votes }) => ({
    status: 'ARBITRATION',
    votes: [...votes.filter(({ person }) => person !== actor.person), vote],
  }));
};

/** A redispatch that follows in the same act names the liable unit as lead. */
export const objectionRuled: Fold<'ObjectionRuled'> = (before, data) => {
  const state = withDispute(accepted(before), () => ({ status: 'RULED' }));
  const { unit, liableUnit, final } = data;
  return {
    ...state,
    boundUnits: final ? including(state.boundUnits, liableUnit) : state.boundUnits,
    ruledOut: unit === liableUnit ? state.ruledOut : including(state.ruledOut, unit),
  };
};
