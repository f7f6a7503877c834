import { started } from '../../api/src/start-api.js';

export const worked = started;
