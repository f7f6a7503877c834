import { Served } from './served-type.js';

export const served: Served = { port: 3000 };
