export * from './core/days.js';
export * from './core/entries.js';
export * from './core/organisation-entries.js';
export * from './core/post-entries.js';
export * from './core/list-entries.js';
export * from './core/tables.js';
export type * from './core/questions.js';
export type * from './core/directory-command.js';
export { DIRECTORY } from './core/directory-decider.js';
export { spansFrom, type Span, type Timeline } from './core/history.js';
export {
  EMPTY_DIRECTORY,
  evolveDirectory,
  type DirectoryEvent,
  type DirectoryState,
} from './core/directory-state.js';
export { DirectorySnapshot } from './core/directory-snapshot.js';
export type { Unit } from './core/snapshot/holdings.js';
export { COLUMNS, entrySchema, rowSchema } from './core/table-schemas.js';
export type { FieldSchema } from './core/schema-fragments.js';
export { allRows } from './core/import-events.js';
export { comingChanges, type ComingChange } from './core/coming-changes.js';
export type { Orphan } from './core/orphans.js';
export {
  directoryCsv,
  directoryYaml,
  readDirectoryFiles,
  readDirectoryText,
  readText,
} from './files/directory-files.js';
export { divisionTerritories } from './files/divisions.js';
export { lintDirectory, type DirectoryFinding } from './core/lint-directory.js';
export { directoryRefusalText } from './core/refusal-text.js';
export type { DirectoryPreview, PreviewedChange } from './preview.js';
export { DIRECTORY_SENTENCES } from './core/refusal-sentences.js';
export * from './directory-service.js';
export { SAMPLE_DISTRICT, sampleDirectory } from './sample/sample-district.js';
export { listAdmission } from './admission/list-admission.js';
export { usageMigrations } from './usage/schema.js';
export { UsageProjector } from './usage/usage-projector.js';
export { UsageQueries, type ItemUsage } from './usage/usage-queries.js';
