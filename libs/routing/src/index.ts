export * from './directory.js';
export type * from './facts.js';
export { factsOfMatter, type FactLists, type KnownMatter } from './facts-of-matter.js';
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
export { checkRuleSet, type CaseResult, type RuleSetCheck } from './check/check-rule-set.js';
export { FINDING_CODES, type Finding, type FindingCode } from './check/finding.js';
export {
  compareDecisions,
  DECISION_DIFFERENCES,
  type DecisionComparison,
  type DecisionDifference,
} from './compare.js';
export {
  RULE_SETS,
  runningShadow,
  type PublishedRuleSet,
  type RuleSetCommand,
  type RuleSetContext,
  type RuleSetEvent,
  type RuleSetState,
  type ShadowRun,
} from './history/rule-set-decider.js';
export { RULE_SET_SENTENCES } from './history/refusals.js';
export { TRIAGE_WORDS } from './explain/words.js';
export { FACTS_SCHEMA, RULE_SET_SCHEMA } from './rule-set-schema.js';
export { storedWords, type StoredDecision } from './explain/stored-words.js';
