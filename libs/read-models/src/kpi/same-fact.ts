import type { Fact } from '@shaodao/assessment';

/** True where two facts of one place say the same. */
export function isSameFact(one: Fact, other: Fact): boolean {
  return (
    one === other ||
    (one.unit === other.unit &&
      one.territory === other.territory &&
      one.category === other.category &&
      one.copiedTo === other.copiedTo &&
      isSameList(one.assists, other.assists) &&
      isSameList(one.exclusions, other.exclusions) &&
      isSameFields(one.fields, other.fields))
  );
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, index) => each === other[index]);

/** A kind of fact always has the same fields. */
function isSameFields(one: Fact['fields'], other: Fact['fields']): boolean {
  for (const name in one) if (one[name] !== other[name]) return false;
  return true;
}
