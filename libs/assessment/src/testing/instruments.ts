import type { Instrument } from '../evaluation-round/section.js';
import type { ItemScore, Ratee } from '../evaluation-round/tally.js';

/** Towns rate departments: once for each, or once for each whistle. */

const name = { zh: '项', en: 'item' };
export const REVERSE: Instrument = {
  ...{ code: 'reverse', name, oneVotePer: 'RATEE', minRaters: 2, minRanked: 2 },
  items: [
    { code: 'prompt', name, max: 10, weight: 2 },
    { code: 'manner', name, max: 5, weight: 1 },
  ],
  matters: { channel: 'visit', kind: 'HELP', category: 'talk' },
};
export const WHISTLES: Instrument = {
  ...{ code: 'whistles', name, oneVotePer: 'WHISTLE', minRaters: 1, minRanked: 1 },
  items: REVERSE.items,
};
export const RATEES: readonly Ratee[] = [
  { ratee: 'dept-1', group: 'departments' },
  { ratee: 'dept-2', group: 'departments' },
];
export const scoresOf = (prompt: number, manner: number): readonly ItemScore[] => [
  { item: 'prompt', score: prompt },
  { item: 'manner', score: manner },
];
