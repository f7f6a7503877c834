import { describe, it } from '@jest/globals';
import type { IssueCommand } from '../../commands/index.js';
import { given, START, type Circumstances, type Past } from '../../testing/given.js';
import * as past from '../../testing/history.js';
import * as calls from '../../testing/history-calls.js';
import { DISTRICT, FIRE, STREET, WATER } from '../../testing/small-district.js';
import type { RejectionCode } from '../rejections.js';

/** As in `each-guard.unit.spec.ts`: each command of a whistle keeps each rule it shares. */

type Example = readonly [
  what: string,
  code: RejectionCode,
  history: readonly Past[],
  command: IssueCommand,
  circumstances?: Circumstances,
];

const SECOND_WAITS = [...calls.BEGUN, calls.blown({ whistle: 'w-2' })];
const AT_WORK: readonly Past[] = [
  ...past.acceptedIn('whistles'),
  past.dispatched({ assists: [] }),
  past.signed(),
];
const BLOW = {
  type: 'BlowWhistle',
  kind: 'JOINT_ENFORCEMENT',
  lead: 'sanitation',
  reason: 'more than we can do',
} as const;
const REFUSE = { type: 'RejectWhistle', whistle: 'w-1', unit: 'fire', basis: 'no risk' } as const;
const CALL_OFF = { type: 'CancelWhistle', whistle: 'w-1', reason: 'solved itself' } as const;

const WHISTLES: readonly Example[] = [
  [
    'work is completed by a unit at work',
    'ASSIGNMENT_STATUS',
    [...calls.BEGUN, past.returnRequested({ assignment: 'a-w1' })],
    { type: 'CompleteWhistleWork', whistle: 'w-1', unit: 'water', result: 'enc1.result' },
    { actor: WATER },
  ],
  [
    'units are let go by the coordinator',
    'NOT_COORDINATOR',
    [...calls.HELD_AT_WORK, calls.workDone(), calls.fireDone()],
    { type: 'ReleaseUnits', whistle: 'w-1', units: ['water', 'fire'] },
    { actor: WATER },
  ],
  ['a whistle is refused while it waits', 'WHISTLE_BEGUN', SECOND_WAITS, REFUSE, { actor: FIRE }],
  [
    'a unit bound by a final ruling comes',
    'RETURN_BARRED',
    [
      ...past.acceptedIn('whistles'),
      past.dispatched({ lead: { assignment: 'a-fire', unit: 'fire' }, assists: [] }),
      past.returnRequested({ assignment: 'a-fire', unit: 'fire' }),
      past.returnDenied({ assignment: 'a-fire', unit: 'fire', final: true }),
      calls.blown(),
    ],
    REFUSE,
    { actor: FIRE },
  ],
  [
    'a refusal cites the list where the mechanism wants it',
    'LIST_ITEM_NEEDED',
    [...calls.ORDERED, calls.blown()],
    REFUSE,
    { actor: FIRE },
  ],
  [
    'a unit that has to come gets time to come',
    'DUE_NOT_AFTER_NOW',
    [...calls.WHISTLED, calls.rejectAsked()],
    {
      type: 'UpholdWhistle',
      whistle: 'w-1',
      unit: 'fire',
      reason: 'there is a risk',
      respondBy: START,
    },
    { actor: DISTRICT },
  ],
  [
    'a whistle is called off while it waits',
    'WHISTLE_BEGUN',
    SECOND_WAITS,
    CALL_OFF,
    { actor: STREET },
  ],
  [
    'nobody excuses themselves',
    'OWN_REQUEST',
    [...calls.WHISTLED, calls.rejectAsked()],
    { ...CALL_OFF, unit: 'fire' },
    { actor: FIRE },
  ],
  [
    'a whistle waits until a return is ruled',
    'RETURN_OPEN',
    [...AT_WORK, past.returnRequested()],
    BLOW,
    { actor: STREET },
  ],
  [
    'a whistle calls units in service',
    'UNIT_NOT_ACTIVE',
    past.acceptedIn('whistles'),
    { ...BLOW, assists: ['old-office'] },
    { actor: STREET },
  ],
  [
    'a whistle gives the lead to one the lists allow',
    'LIST_FORBIDS_LEAD',
    past.acceptedIn('whistles'),
    { ...BLOW, lead: 'community-east' },
    { actor: STREET },
  ],
  [
    'a whistle gives time to come',
    'DUE_NOT_AFTER_NOW',
    past.acceptedIn('whistles'),
    { ...BLOW, respondBy: START },
    { actor: STREET },
  ],
  [
    'a whistle gives time to work',
    'DUE_NOT_AFTER_NOW',
    past.acceptedIn('whistles'),
    { ...BLOW, dueAt: START },
    { actor: STREET },
  ],
];

describe('under a whistle', () => {
  it.each(WHISTLES)('%s: %s', (...[, code, history, command, circumstances]: Example) => {
    given(...history)
      .when(command, circumstances)
      .refuses(code);
  });
});
