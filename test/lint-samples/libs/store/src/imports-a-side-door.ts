import { decision } from '../../decider/src/imports-a-lib.js';

export const stored = decision;
