import type { SectionContradiction } from '@shaodao/decider';
import type { RegisterRule, RegisterSection } from './section.js';

/**
 * Names in a section that stand for nothing: a state no step can reach, a step to a state that there
 * is not, a fact, item, side or tally nobody described. Empty where the section can run.
 */
export function registerContradictions(section: RegisterSection): readonly SectionContradiction[] {
  return section.registers.flatMap((rule, index) =>
    faults(rule, section).map(({ path, message }) => ({
      path: ['registers', String(index), ...path],
      message,
    })),
  );
}

function faults(rule: RegisterRule, section: RegisterSection): readonly SectionContradiction[] {
  return [...unknownNames(rule, section), ...unreachableStates(rule), ...openEnds(rule)];
}

const codes = (rules: readonly { readonly code: string }[] = []): ReadonlySet<string> =>
  new Set(rules.map(({ code }) => code));

function unknownNames(rule: RegisterRule, section: RegisterSection): SectionContradiction[] {
  const found: SectionContradiction[] = [];
  const check = (
    known: ReadonlySet<string>,
    what: string,
    names: readonly string[],
    ...path: string[]
  ): void => {
    for (const name of names.filter((each) => !known.has(each)))
      found.push({ path, message: `names a ${what} “${name}” that there is not` });
  };
  const [states, steps] = [codes(rule.states), codes(rule.steps)];
  rule.states.forEach(({ onDue }, at) => {
    check(steps, 'step', onDue === undefined ? [] : [onDue], 'states', String(at), 'onDue');
  });
  rule.steps.forEach((step, at) => {
    const path = (field: string): string[] => ['steps', String(at), field];
    check(states, 'state', step.from, ...path('from'));
    check(states, 'state', [step.to], ...path('to'));
    check(codes(rule.facts), 'fact', step.needs ?? [], ...path('needs'));
    const items = step.needsItems === 'ALL' ? [] : (step.needsItems ?? []);
    check(codes(rule.items), 'item', items, ...path('needsItems'));
    check(codes(rule.sides), 'side', step.needsSides ?? [], ...path('needsSides'));
    const tallies = (step.needsTallies ?? []).map(({ tally }) => tally);
    check(codes(rule.tallies), 'tally', tallies, ...path('needsTallies'));
    const others = new Set([...steps, 'REGISTER']);
    check(others, 'step', step.otherPersonThan ?? [], ...path('otherPersonThan'));
    const next = step.opensNext === undefined ? [] : [step.opensNext];
    check(codes(section.registers), 'register', next, ...path('opensNext'));
  });
  (rule.modes ?? []).forEach(({ limits }, at) => {
    const named = limits.map(({ state }) => state);
    check(states, 'state', named, 'modes', String(at), 'limits');
  });
  return found;
}

function unreachableStates({ states, steps }: RegisterRule): SectionContradiction[] {
  const reached = new Set(states.slice(0, 1).map(({ code }) => code));
  for (const state of reached)
    for (const { from, to } of steps) if (from.includes(state)) reached.add(to);
  return states.flatMap(({ code }, at) =>
    reached.has(code)
      ? []
      : [{ path: ['states', String(at)], message: `“${code}” is reached by no step` }],
  );
}

/** A state that nothing leads on from says so, and one that ends leads nowhere. */
function openEnds({ states, steps }: RegisterRule): SectionContradiction[] {
  return states.flatMap(({ code, ends = false }, at) => {
    const leadsOn = steps.some(({ from }) => from.includes(code));
    if (leadsOn !== ends) return [];
    const message = ends
      ? `“${code}” ends, and yet a step leads on from it`
      : `“${code}” is a dead end: no step leads on, and it does not say that it ends`;
    return [{ path: ['states', String(at)], message }];
  });
}
