export * from './core/vocabulary.js';
export * from './core/events.js';
export * from './core/state.js';
export type * from './core/overlay-facts.js';
export type * from './core/holds.js';
export {
  isOpenWhistle,
  whistleStatus,
  type Dispute,
  type IssueLink,
  type OrderResponse,
  type Whistle,
  type WhistleCall,
} from './core/whistle-facts.js';
export * from './core/possession.js';
export * from './core/links.js';
export { whoseTurn, DOINGS, type Doing, type Party, type Turn } from './core/turn.js';
export type * from './core/clocks/running.js';
export { CLOCK_TERMS, SUSPENSION_CAUSE_TERMS } from './core/describe/clock-terms.js';
export * from './core/context.js';
export type * from './core/events/routing.js';
export type * from './core/profile.js';
export { HOUSE_CHANNELS, houseChannel, type ChannelRule } from './core/channels.js';
export { REJECTIONS, isRejectionCode } from './core/rejections.js';
export type { RejectionClass, RejectionCode } from './core/rejections.js';
export { issueAggregate } from './core/aggregate.js';
export { currentLead, isOpen, openAssists, responsibleUnit } from './core/assignments.js';
export { checkPhaseGraph, PHASE_GRAPH } from './core/phases.js';
export { scopeFacts, type ScopeFacts } from './core/scope-facts.js';
export { refusalText, type Names } from './core/describe/refusal-text.js';
export { describeEvent } from './core/describe/describe-event.js';
export { DEFAULT_TIME_ZONE } from './core/describe/moment.js';
export * from './core/describe/terms.js';
export { SEALED_FIELDS } from './core/sealed-fields.js';
export * from './commands/index.js';
export type { AssignmentMade, IssueCommandAnswer } from './application/answer.js';
export * from './application/door.js';
export * from './application/issue-door.js';
export type * from './application/door-parts.js';
export * from './application/foresight.js';
export type * from './core/foresight/command-fields.js';
export type { ForeseenCommand } from './core/foresight/foresee.js';
export type { ActionTarget } from './core/foresight/targets.js';
export { canonicalJson, derivedCode } from './application/identifiers.js';
export { speaksForThemselfOnly } from './core/self-service.js';
