export * from './facts/fact.js';
export { FACT_FIELDS } from './facts/fact-fields.js';
export type { FieldDefinition, FieldType } from './facts/field.js';
export type { IssueFacts } from './facts/issue-facts.js';
export type { FactEvent } from './facts/fold/fact-event.js';
export { foldAllFacts, foldFacts, ReportMissing } from './facts/fold/fold-facts.js';
export { factsOf } from './facts/facts-of.js';
export { externalFact, figureId, type ExternalFigure } from './facts/external-figure.js';
export {
  foldMediation,
  mediationFact,
  type MediationFacts,
  type RecordedMediation,
} from './facts/mediation-facts.js';
export * from './exact/fraction.js';
export { decimal, isDecimal } from './exact/decimal.js';
export type * from './formulas/filter.js';
export * from './formulas/formula-set.js';
export type * from './formulas/score-definition.js';
export type { FormulaFault } from './formulas/fault.js';
export { formulaFaults } from './formulas/formula-faults.js';
export { FORMULA_SET_SCHEMA } from './formulas/set-schema.js';
export { compileFormulas, inForce } from './formulas/compile-formulas.js';
export type { CompiledFormulas } from './formulas/compiled.js';
export type * from './periods/period-table.js';
export { cellAt, cellsOf } from './periods/cells.js';
export { periodAt, periodBefore, periodNamed, sameLastYear } from './periods/periods.js';
export type * from './ranking/ranking-rules.js';
export type * from './ranking/ranking.js';
export { rank, type RankingQuestion } from './ranking/rank.js';
export type * from './tables/contribution.js';
export type * from './tables/kpi-table.js';
export { CELL, contributionsOf, type Wanted } from './tables/contributions.js';
export { mergeTallies, negated, tallyKey } from './tables/tallies.js';
export { computeTable, tableFrom, type TableQuestion } from './tables/table.js';
