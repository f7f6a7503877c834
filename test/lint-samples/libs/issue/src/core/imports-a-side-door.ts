import { decision } from '../../../decider/src/imports-a-lib.js';

export const next = decision;
