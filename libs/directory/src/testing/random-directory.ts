import fc from 'fast-check';
import type { DirectoryCommand } from '../core/directory-command.js';
import { decideDirectory } from '../core/directory-decider.js';
import {
  EMPTY_DIRECTORY,
  evolveDirectory,
  type DirectoryEvent,
  type DirectoryState,
} from '../core/directory-state.js';
import { addDays, startOf } from '../core/days.js';
import { TERRITORY_LEVELS, UNIT_KINDS } from '../core/entries.js';
import { name } from './given-directory.js';

/** A stored event with the moment of its recording. */
export type Recorded = DirectoryEvent & { readonly occurredAt: string };

export interface Life {
  readonly state: DirectoryState;
  readonly events: readonly Recorded[];
}

const FIRST = '2026-01-01';
export const DAYS = Array.from({ length: 40 }, (_, index) => addDays(FIRST, index));

const code = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const day = fc.constantFrom(...DAYS.slice(0, 30));
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Takes out what is undefined: an absent field is not there. */
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;

const validity = { validFrom: some(day), validTo: some(day) };
const territory = fc
  .record({
    code,
    level: fc.constantFrom(...TERRITORY_LEVELS),
    parent: some(code),
    ...validity,
  })
  .map((entry) => present({ ...entry, name }));
const unit = fc
  .record({
    code,
    kind: fc.constantFrom(...UNIT_KINDS),
    parent: some(code),
    territory: some(code),
    ...validity,
  })
  .map((entry) => present({ ...entry, name }));
const category = fc.record({ code, parent: some(code), ...validity }).map((entry) =>
  present({
    ...entry,
    name,
    defaultUrgency: 'NORMAL',
    defaultComplexity: 'SIMPLE',
    defaultLimitDays: 3,
  }),
);
const item = fc
  .record({ id: code, category: code, bearerUnit: code, lead: some(code), ...validity })
  .map((entry) => present({ ...entry, list: 'l', kind: 'DUTY', basis: '清单' }));
const suspension = fc
  .record({ code, ...validity })
  .map((entry) => present({ ...entry, reason: '中止' }));

const batch = <T>(entry: fc.Arbitrary<T>) => fc.array(entry, { minLength: 1, maxLength: 3 });
const ending = { reason: fc.constant('改革'), on: some(day) };

/** Any command, sensible or not. */
const command = fc
  .oneof(
    fc.record({ type: fc.constant('RegisterTerritories'), territories: batch(territory) }),
    fc.record({ type: fc.constant('ReviseTerritories'), territories: batch(territory) }),
    fc.record({ type: fc.constant('RegisterUnits'), units: batch(unit) }),
    fc.record({ type: fc.constant('ReviseUnits'), units: batch(unit) }),
    fc.record({ type: fc.constant('RegisterCategories'), categories: batch(category) }),
    fc.record({ type: fc.constant('AdmitListItems'), listItems: batch(item) }),
    fc.record({ type: fc.constant('SuspendListItems'), suspensions: batch(suspension) }),
    fc.record({ type: fc.constant('ResumeListItems'), codes: batch(code), ...ending }),
    fc.record({ type: fc.constant('RetireUnit'), code, successor: some(code), ...ending }),
    fc.record({
      type: fc.constant('EndEntries'),
      table: fc.constantFrom('territories', 'categories', 'listItems'),
      codes: batch(code),
      ...ending,
    }),
  )
  .map((made) => present(made) as unknown as DirectoryCommand);

/** A directory after some commands, given one a day; the refused ones left no trace. */
export const life: fc.Arbitrary<Life> = fc.array(command, { maxLength: 25 }).map((commands) => {
  let state = EMPTY_DIRECTORY;
  const events: Recorded[] = [];
  commands.forEach((one, index) => {
    const now = startOf(addDays(FIRST, index));
    const decision = decideDirectory(one, state, { now });
    if (!decision.ok) return;
    for (const event of decision.events) {
      const recorded = { ...event, occurredAt: now };
      events.push(recorded);
      state = evolveDirectory(state, recorded);
    }
  });
  return { state, events };
});
