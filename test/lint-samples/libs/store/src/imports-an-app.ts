import { served } from '../../../apps/api/src/served.js';

export const shown = served;
