import type { FactKind, FactValue } from '../facts/fact.js';
import { FACT_FIELDS } from '../facts/fact-fields.js';
import type { FieldDefinition, FieldType } from '../facts/field.js';
import { fault, type FormulaFault } from './fault.js';
import { COMPARISONS, type Comparison, type Filter, type Operand } from './filter.js';

type Path = readonly string[];

/** The field of a kind of fact; undefined where it has none of that name. */
const fieldOf = (kind: FactKind, name: string): FieldDefinition | undefined =>
  Object.hasOwn(FACT_FIELDS[kind], name) ? FACT_FIELDS[kind][name] : undefined;

/** What is wrong with naming a field where one of these types is needed. */
export function fieldFaults(
  kind: FactKind,
  name: string,
  path: Path,
  ...types: readonly FieldType[]
): readonly FormulaFault[] {
  const field = fieldOf(kind, name);
  if (field === undefined) return [fault(path, `${kind} facts have no field “${name}”`)];
  if (types.length === 0 || types.includes(field.type)) return [];
  return [fault(path, `“${name}” is ${field.type}; needed is ${types.join(' or ')}`)];
}

/** What is wrong with a filter over facts of a kind: unknown fields, wrong types, never true. */
export function filterFaults(
  filter: Filter | undefined,
  kind: FactKind,
  path: Path,
): readonly FormulaFault[] {
  if (filter === undefined) return [];
  if ('all' in filter) {
    return [
      ...filter.all.flatMap((each, index) =>
        filterFaults(each, kind, [...path, 'all', String(index)]),
      ),
      ...contradictions(filter.all, [...path, 'all']),
    ];
  }
  if ('any' in filter) {
    const none = filter.any.length === 0 ? [fault([...path, 'any'], NEVER)] : [];
    const parts = filter.any.flatMap((each, index) =>
      filterFaults(each, kind, [...path, 'any', String(index)]),
    );
    return [...none, ...parts];
  }
  if ('not' in filter) return filterFaults(filter.not, kind, [...path, 'not']);
  if ('in' in filter) return inFaults(filter.in, kind, [...path, 'in']);
  if ('isNull' in filter) return fieldFaults(kind, filter.isNull, [...path, 'isNull']);
  if ('isSet' in filter) return fieldFaults(kind, filter.isSet, [...path, 'isSet']);
  if ('isTrue' in filter) {
    return fieldFaults(kind, filter.isTrue, [...path, 'isTrue'], 'boolean');
  }
  if ('isFalse' in filter) {
    return fieldFaults(kind, filter.isFalse, [...path, 'isFalse'], 'boolean');
  }
  return COMPARISONS.flatMap((how) => {
    const compared = (filter as Partial<Record<Comparison, readonly [string, Operand]>>)[how];
    return compared === undefined ? [] : comparisonFaults(how, compared, kind, [...path, how]);
  });
}

const NEVER = 'is never true: it counts nothing';

function inFaults(
  [name, values]: readonly [string, readonly FactValue[]],
  kind: FactKind,
  path: Path,
): readonly FormulaFault[] {
  if (values.length === 0) return [fault(path, NEVER)];
  const unknown = fieldFaults(kind, name, path);
  const field = fieldOf(kind, name);
  if (field === undefined) return unknown;
  return values.flatMap((value) => constantFaults(field, name, value, path));
}

function comparisonFaults(
  how: Comparison,
  [name, other]: readonly [string, Operand],
  kind: FactKind,
  path: Path,
): readonly FormulaFault[] {
  const field = fieldOf(kind, name);
  if (field === undefined) return fieldFaults(kind, name, path);
  const ordered = how !== 'eq' && how !== 'ne';
  if (ordered && (field.type === 'boolean' || field.type === 'text')) {
    return [fault(path, `“${name}” is ${field.type} and has no order`)];
  }
  if (typeof other !== 'object' || other === null) return constantFaults(field, name, other, path);
  if ('field' in other) return fieldFaults(kind, other.field, path, field.type);
  if (other.term === 'asOf' && !ordered) {
    return [fault(path, 'is true for a single moment: compare asOf with lt, le, gt or ge')];
  }
  const needed = other.term === 'periodKind' ? 'text' : 'instant';
  return fieldFaults(kind, name, path, needed);
}

const JS_TYPES: Readonly<Record<FieldType, string>> = {
  instant: 'string',
  text: 'string',
  number: 'number',
  boolean: 'boolean',
};

function constantFaults(
  { type, values }: FieldDefinition,
  name: string,
  value: FactValue,
  path: Path,
): readonly FormulaFault[] {
  const shown = JSON.stringify(value);
  if (value === null) return [fault(path, `“${name}”: ask for nothing with isNull`)];
  const fits =
    typeof value === JS_TYPES[type] &&
    (type !== 'instant' || !Number.isNaN(Date.parse(String(value))));
  if (!fits) return [fault(path, `“${name}” is ${type}, ${shown} is not`)];
  if (values === undefined || values.includes(String(value))) return [];
  return [fault(path, `“${name}” is never ${shown}; it is one of ${values.join(', ')}`)];
}

/** One field cannot be two things at once. */
function contradictions(filters: readonly Filter[], path: Path): readonly FormulaFault[] {
  const wanted = new Map<string, FactValue>();
  for (const filter of filters) {
    if (!('eq' in filter)) continue;
    const [name, value] = filter.eq;
    if (typeof value === 'object') continue;
    if (wanted.has(name) && wanted.get(name) !== value) return [fault(path, NEVER)];
    wanted.set(name, value);
  }
  return [];
}
