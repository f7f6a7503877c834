import pg from 'pg';
import { StoreUnavailable } from '../port.js';

/** SQLSTATE classes that mean "not now": connection, resources, operator intervention. */
const TRANSIENT_CLASSES = new Set(['08', '53', '57', '58']);
/** The server became read-only (a failover), or picked this transaction to end a deadlock. */
const TRANSIENT_CODES = new Set(['25006', '40001', '40P01']);

/** True where the store is away for now, so that the same call may succeed later. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  if (!(error instanceof pg.DatabaseError)) return true;
  const code = error.code ?? '';
  return TRANSIENT_CLASSES.has(code.slice(0, 2)) || TRANSIENT_CODES.has(code);
}

/** What a failed call is thrown as. */
export const asStoreError = (error: unknown): unknown =>
  isUnavailable(error) && !(error instanceof StoreUnavailable)
    ? new StoreUnavailable(error)
    : error;
