import { served } from '../../api/src/served.js';

export const called = served;
