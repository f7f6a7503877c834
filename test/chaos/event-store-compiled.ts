import { join } from 'node:path';
import { compileLibs } from './compiled-libs.js';

/**
 * Compiles the event store and what it stands on for processes of their own, which plain Node runs.
 * @returns the folder that holds the event store itself.
 */
export async function compileEventStore(): Promise<string> {
  return join(
    await compileLibs('event-store', ['event-store', 'platform', 'decider']),
    'event-store',
  );
}
