import { describe, expect, it } from '@jest/globals';
import { given, type Past } from '../testing/given.js';
import {
  ACCEPTED,
  acceptedIn,
  assistCompleted,
  DISPATCHED,
  dispatched,
  handled,
  ordered,
  redispatched,
  requested,
  returnDenied,
  returned,
  returnRequested,
  signed,
  signedByFire,
} from '../testing/history.js';
import { currentLead, involvedUnits, openAssists, responsibleUnit } from './assignments.js';
import { isAccepted, type RunningIssue } from './state.js';

function after(...history: readonly Past[]): RunningIssue {
  const { state } = given(...history);
  if (!isAccepted(state)) throw new Error(`The matter is ${state.phase}`);
  return state;
}

const whoLeads = (...history: readonly Past[]) => currentLead(after(...history))?.unit;
const whoAnswers = (...history: readonly Past[]) => responsibleUnit(after(...history));

const WITH_FIRE = [...ACCEPTED, dispatched()];
const newLeadSigned = signed({
  assignment: 'a-sanitation',
  unit: 'sanitation',
  handler: 'p-sanitation',
});
const waived: Past = {
  type: 'AssistWaived',
  data: { assignment: 'a-fire', unit: 'fire', reason: 'not needed' },
};

describe('the lead (主办)', () => {
  it('is nobody before the dispatch, and the dispatched unit from then on', () => {
    expect(whoLeads(...ACCEPTED)).toBeUndefined();
    expect(whoLeads(...DISPATCHED)).toBe('water');
    expect(whoLeads(...DISPATCHED, signed(), handled())).toBe('water');
  });

  it('stays while a return is asked for or denied, and is nobody once it is granted', () => {
    expect(whoLeads(...DISPATCHED, returnRequested())).toBe('water');
    expect(whoLeads(...DISPATCHED, returnRequested(), returnDenied())).toBe('water');
    expect(whoLeads(...DISPATCHED, returnRequested(), returned())).toBeUndefined();
  });

  it('is the new unit from the redispatch on, though it has not signed', () => {
    expect(whoLeads(...DISPATCHED, signed(), redispatched())).toBe('sanitation');
  });
});

describe('who answers for the matter (首接负责)', () => {
  it('is the lead, signed or not', () => {
    expect(whoAnswers(...ACCEPTED)).toBeUndefined();
    expect(whoAnswers(...DISPATCHED)).toBe('water');
  });

  it('is the first receiver after a granted return, until the next lead has signed', () => {
    const letGo = [...DISPATCHED, signed(), returnRequested(), returned()];
    const passedOn = [...letGo, redispatched({ replaces: [] })];
    expect(whoAnswers(...letGo)).toBe('water');
    expect(whoAnswers(...passedOn)).toBe('water');
    expect(whoAnswers(...passedOn, newLeadSigned)).toBe('sanitation');
  });

  it('is the old lead through a redispatch, until the new one has signed', () => {
    expect(whoAnswers(...DISPATCHED, signed(), redispatched())).toBe('water');
    expect(whoAnswers(...DISPATCHED, signed(), redispatched(), newLeadSigned)).toBe('sanitation');
  });
});

describe('open assists (协办)', () => {
  const open = (...history: readonly Past[]) =>
    openAssists(after(...history)).map(({ unit }) => unit);

  it('are those that still owe a result, signed or not, also while a return is undecided', () => {
    expect(open(...WITH_FIRE)).toEqual(['fire']);
    expect(open(...WITH_FIRE, signedByFire())).toEqual(['fire']);
    expect(open(...WITH_FIRE, returnRequested({ assignment: 'a-fire', unit: 'fire' }))).toEqual([
      'fire',
    ]);
  });

  it('are none once they are done, waived or let go', () => {
    expect(open(...WITH_FIRE, signedByFire(), assistCompleted())).toEqual([]);
    expect(open(...WITH_FIRE, waived)).toEqual([]);
    const fire = { assignment: 'a-fire', unit: 'fire' };
    expect(open(...WITH_FIRE, returnRequested(fire), returned(fire))).toEqual([]);
  });
});

describe('units with a part in the matter', () => {
  const involved = (...history: readonly Past[]) => [...involvedUnits(after(...history))].sort();

  it('are who asked, who ordered and who was ordered, before anybody is dispatched', () => {
    expect(involved(...ACCEPTED)).toEqual([]);
    expect(involved(...acceptedIn('orders'), requested())).toEqual(['community-east']);
    expect(involved(...acceptedIn('orders'), requested(), ordered())).toEqual([
      'community-east',
      'fire',
      'street-north',
      'water',
    ]);
  });

  it('are lead and assists, each once, and no assist that was waived', () => {
    expect(involved(...WITH_FIRE)).toEqual(['fire', 'water']);
    expect(involved(...WITH_FIRE, waived)).toEqual(['water']);
  });

  it('are both leads while the old one is liable, and the new one alone after that', () => {
    const passedOn = [
      ...DISPATCHED,
      signed(),
      returnRequested(),
      returned(),
      redispatched({ replaces: [] }),
    ];
    expect(involved(...passedOn)).toEqual(['sanitation', 'water']);
    expect(involved(...passedOn, newLeadSigned)).toEqual(['sanitation']);
  });
});
