import { compileLibs } from './compiled-libs.js';

const LIBS = ['timekeeper', 'projections', 'event-store', 'platform', 'deadlines', 'decider'];

/**
 * Compiles the timekeeper and what it stands on for processes of their own, which plain Node runs.
 * @returns the folder that holds them.
 */
export const compileTimekeeper = (): Promise<string> => compileLibs('timekeeper', LIBS);
