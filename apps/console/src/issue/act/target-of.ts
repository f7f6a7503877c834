import type { Target } from './send-command.js';
import type { Action } from './use-actions.js';

/** The part of the matter an act is for. */
export function targetOf({
  assignment,
  whistle,
  unit,
  order,
  exclusion,
  ledger,
  appellant,
}: Action): Target {
  return {
    ...(assignment === undefined ? {} : { assignment }),
    ...(whistle === undefined ? {} : { whistle }),
    ...(unit === undefined ? {} : { unit }),
    ...(order === undefined ? {} : { order }),
    ...(exclusion === undefined ? {} : { exclusion }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(appellant === undefined ? {} : { appellant }),
  };
}
