export * from './directory.js';
export type * from './facts.js';
export type * from './rule-set.js';
export {
  PASS_OVER_REASONS,
  TRIAGE_REASONS,
  type DecisionSource,
  type PassOverReason,
  type RoutingDecision,
  type TriageReason,
} from './decision.js';
export type { Explanation, ExplainedCandidate, Naming } from './explain/explanation.js';
export { PlainRouting, type Candidate, type Deliberation } from './plain/plain-routing.js';
export type { Via } from './plain/plain-refs.js';
export { compileRouting, Router } from './router.js';
