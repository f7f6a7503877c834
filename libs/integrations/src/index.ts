export { loadMapping, shippedMappings, type LoadedMapping } from './mapping/load-mapping.js';
export type { DirectoryRegistrar } from './import/directory-registrar.js';
export { importMigrations } from './import/schema.js';
export {
  runImport,
  type ImportProgress,
  type ImportRequest,
  type ImportSummary,
  type ImportTools,
  type ImportWatcher,
} from './import/run-import.js';
export { duration, grouped, progressLine } from './import/progress-line.js';
export { shippedFolder } from './shipped-folder.js';
