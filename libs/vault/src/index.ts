export * from './port.js';
export {
  decrypt as decryptBytes,
  encrypt as encryptBytes,
  isSealed,
  subjectOf,
} from './sealed-form.js';
export { MasterKey } from './master-key.js';
export { MemoryVault } from './memory-vault.js';
export { vaultMigrations } from './postgres/schema.js';
export { ERASURE_WINDOW_MS, PostgresVault } from './postgres/postgres-vault.js';
