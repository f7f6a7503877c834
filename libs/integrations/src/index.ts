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
export { readRecords } from './csv/read-records.js';
export { shippedFolder } from './shipped-folder.js';
export { csvOf, type Rows } from './export/csv.js';
export type { Cell, ExportedColumn } from './export/column.js';
export { ExportService, type ExportTools, type OpenExport } from './export/export-service.js';
export type {
  ExportFilter,
  ExportOrder,
  ExportOutcome,
  ExportRecord,
  SideShare,
} from './export/order.js';
export { FiguresUnknown, type FiguresSource, type FiguresTable } from './export/figure-rows.js';
export { pseudonymKey, Pseudonyms, purposeOf } from './export/pseudonyms.js';
export {
  EXPORT_FORMATS,
  EXPORT_TABLE_NAMES,
  EXPORT_TABLES,
  type ExportFormat,
  type ExportTableName,
} from './export/tables.js';
