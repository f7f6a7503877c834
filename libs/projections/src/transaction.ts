import type { Pool, PoolClient } from 'pg';
import { SQL } from './sql.js';

/**
 * Runs work in one transaction. Its commit does not wait for the disk: rows and checkpoint are lost
 * together or not at all, and the events they come from are durable.
 */
export async function inBatchTransaction<T>(
  pool: Pool,
  work: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const tx = await pool.connect();
  let broken = false;
  const onError = (): void => {
    broken = true;
  };
  tx.on('error', onError);
  try {
    await tx.query(SQL.beginBatch);
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    await tx.query('rollback').catch(onError);
    throw error;
  } finally {
    tx.removeListener('error', onError);
    tx.release(broken);
  }
}
