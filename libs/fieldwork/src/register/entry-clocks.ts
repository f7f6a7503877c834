import type { SideClock, SideContext, SideLimit } from '@shaodao/decider';
import type { RegisterRule, RegisterSection, StateRule } from './section.js';

/** How long the entry may stay in its state, and how long its mode lasts. */
export const STATE_CLOCK = 'state';
export const MODE_CLOCK = 'mode';

/** The clock of a state that has a limit, in the mode the entry is in; else none. */
export function stateClock(
  rule: RegisterRule,
  state: StateRule,
  mode: string | undefined,
  context: SideContext<RegisterSection>,
): SideClock | undefined {
  const limit = limitOf(rule, state, mode);
  return limit && context.startClock(STATE_CLOCK, limit);
}

function limitOf(
  rule: RegisterRule,
  state: StateRule,
  mode: string | undefined,
): SideLimit | undefined {
  const denser = rule.modes
    ?.find(({ code }) => code === mode)
    ?.limits.find((each) => each.state === state.code);
  return denser?.limit ?? state.limit;
}
