import type { Refusal } from '@shaodao/decider';
import { dayOf, isDay } from '../days.js';
import type { DirectoryCommand, DirectoryContext } from '../directory-command.js';
import type { DirectoryState } from '../directory-state.js';
import { entryOn, holdsFrom, spansFrom } from '../history.js';

type RetireUnit = Extract<DirectoryCommand, { readonly type: 'RetireUnit' }>;

/**
 * Why a unit cannot retire. Its open work must go somewhere: to a successor that goes on, else
 * there may be none.
 */
export function checkRetirement(
  { code, successor, on }: RetireUnit,
  state: DirectoryState,
  { now, openWork = 0 }: DirectoryContext,
): Refusal | undefined {
  const day = on ?? dayOf(now);
  if (!isDay(day)) return { code: 'DAY_UNKNOWN', params: { code, day } };
  const timeline = state.units.get(code);
  if (timeline === undefined) return { code: 'UNIT_UNKNOWN', params: { code } };
  if (!holdsFrom(timeline, day)) return { code: 'UNIT_RETIRED', params: { code } };
  for (const [part, spans] of state.units)
    if (spansFrom(spans, day).some(({ entry }) => entry.parent === code))
      return { code: 'UNIT_HAS_PARTS', params: { code, part } };
  if (successor === undefined)
    return openWork > 0
      ? { code: 'UNIT_HAS_OPEN_WORK', params: { code, count: openWork } }
      : undefined;
  const next = entryOn(state.units.get(successor), day);
  return next === undefined || successor === code
    ? { code: 'SUCCESSOR_UNKNOWN', params: { code, successor } }
    : undefined;
}
