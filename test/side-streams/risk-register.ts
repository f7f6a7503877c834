import { isUnopened } from '@shaodao/decider';
import { register, type RegisterEntryState, type RegisterEvent } from '@shaodao/fieldwork';
import { clock, person, scene, START, type Past } from './given.js';
import { SAMPLE } from './risk-section.js';

export const given = scene(register, SAMPLE);
const playbook = { id: 'book', version: 3 };
export const UNIT = person('p-unit', { unit: 'water', roles: ['UNIT'] });
export const OTHER = person('p-other', { unit: 'street-north', roles: ['STREET'] });
export const COMMUNITY = person('p-community', { roles: ['COMMUNITY'] });

export const registered = {
  type: 'EntryRegistered',
  data: {
    playbook,
    register: 'risk',
    title: '老旧厂房',
    state: 'REGISTERED',
    round: 1,
    facts: [{ fact: 'level', value: 'high' }],
    personalFacts: [],
  },
} satisfies RegisterEvent;
export const filled = {
  type: 'FactsFilled',
  data: {
    facts: [{ fact: 'measure', value: '断电' }],
    personalFacts: [{ fact: 'contact', value: 'sealed' }],
  },
} satisfies RegisterEvent;
export const moved = (
  step: string,
  from: string,
  to: string,
  more: object = {},
): Extract<RegisterEvent, { type: 'StepTaken' }> => ({
  type: 'StepTaken',
  data: { step, from, to, ended: false, byClock: false, media: [], ...more },
});
export const STATE = clock('state', START, { amount: 10, unit: 'NAT_DAY' });
export const measuresSet = moved('set-measures', 'REGISTERED', 'MEASURES_SET', {
  clocks: { started: [STATE] },
});
export const funded = {
  type: 'TallyAdded',
  data: { tally: 'funds', amount: 100, total: 100, source: 'street', basis: '预算', alert: false },
} satisfies RegisterEvent;
export const ticked = (
  item: string,
  done = true,
): Extract<RegisterEvent, { type: 'ItemTicked' }> => ({
  type: 'ItemTicked',
  data: { item, done, media: [] },
});

export const entry = (history: readonly Past<RegisterEvent>[]): RegisterEntryState => {
  const { state } = given(...history);
  if (isUnopened(state)) throw new Error('The entry is not open');
  return state;
};
