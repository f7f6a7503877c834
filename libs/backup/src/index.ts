export { backUp, type BackupResult, type BackupTask, type Progress } from './back-up.js';
export { restore, type RestoreResult, type RestoreTask } from './restore.js';
export { findManifest, readManifest, type Manifest } from './folder/manifest.js';
export { keptTables, tablesMadeBy, type KeptTable } from './tables.js';
export * from './failures.js';
