import type { Refusal, SideDirectory } from '@shaodao/decider';
import { reject } from './rejections.js';
import type { FactRule, RegisterRule } from './section.js';

interface Given {
  readonly fact: string;
  readonly value: string;
}

/** What is wrong with facts that are about to be recorded: unknown, in the wrong list, malformed. */
export function factsRefusal(
  rule: RegisterRule,
  facts: readonly Given[],
  personal: readonly Given[],
  directory: SideDirectory,
): Refusal | undefined {
  for (const { fact, value } of facts) {
    const known = factRule(rule, fact);
    if (known === undefined) return reject('FACT_UNKNOWN', { fact });
    if (known.type === 'PERSONAL') return reject('FACT_PERSONAL', { fact });
    if (!fits(known, value, directory)) return reject('FACT_MALFORMED', { fact, type: known.type });
  }
  for (const { fact } of personal) {
    const known = factRule(rule, fact);
    if (known === undefined) return reject('FACT_UNKNOWN', { fact });
    if (known.type !== 'PERSONAL') return reject('FACT_NOT_PERSONAL', { fact });
  }
  return undefined;
}

const factRule = (rule: RegisterRule, code: string): FactRule | undefined =>
  rule.facts?.find((each) => each.code === code);

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function fits(rule: FactRule, value: string, directory: SideDirectory): boolean {
  switch (rule.type) {
    case 'TEXT':
    case 'PERSONAL':
      return true;
    case 'NUMBER':
      return isWithin(value, rule);
    case 'FLAG':
      return value === 'true' || value === 'false';
    case 'DATE':
      return DAY.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
    case 'CHOICE':
      return (rule.options ?? []).includes(value);
    case 'UNIT':
      return directory.isActiveUnit(value);
    case 'TERRITORY':
      return directory.isTerritory(value);
  }
}

function isWithin(value: string, { min, max }: FactRule): boolean {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return false;
  return (min === undefined || number >= min) && (max === undefined || number <= max);
}

/** The facts of the list that are neither known nor given now. */
export function missing(
  wanted: readonly string[],
  ...known: readonly Readonly<Record<string, string>>[]
): readonly string[] {
  return wanted.filter((code) => !known.some((facts) => Object.hasOwn(facts, code)));
}

/** Facts by code. */
export const byCode = (facts: readonly Given[]): Readonly<Record<string, string>> =>
  Object.fromEntries(facts.map(({ fact, value }) => [fact, value]));
