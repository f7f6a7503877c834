import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { merge, type JsonSchema, type ShapeClass } from './json-schema.js';
import { RULES } from './rules.js';

type Metadata = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

/**
 * The JSON Schema (draft 2020-12) of a class with class-validator decorators. Unknown properties
 * are refused; a property is required unless it is `IsOptional`.
 * @throws Error naming class, property and rule where a decorator cannot be said in JSON Schema,
 *   and where the class would accept by accident what nobody means.
 */
export function compileClass(type: ShapeClass): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [name, rules] of rulesByProperty(type)) {
    try {
      properties[name] = compileProperty(type, name, rules);
    } catch (error) {
      throw new Error(`${type.name}.${name}: ${(error as Error).message}`, { cause: error });
    }
    if (!rules.some(isOptional)) required.push(name);
  }
  return { type: 'object', properties, required, additionalProperties: false };
}

/** The class of a property's nested object (`@Type`), or undefined. */
export function nestedClass(type: ShapeClass, property: string): ShapeClass | undefined {
  // Undefined where there is no Type, whatever the library's types say.
  const found = defaultMetadataStorage.findTypeMetadata(type, property) as
    { readonly typeFunction: () => unknown } | undefined;
  return found?.typeFunction() as ShapeClass | undefined;
}

function rulesByProperty(type: ShapeClass): Map<string, Metadata[]> {
  const all = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const grouped = new Map<string, Metadata[]>();
  for (const rule of all) {
    grouped.set(rule.propertyName, [...(grouped.get(rule.propertyName) ?? []), rule]);
  }
  return grouped;
}

function compileProperty(type: ShapeClass, name: string, rules: readonly Metadata[]): JsonSchema {
  if (rules.some(isGrouped)) throw new Error('groups are not supported');
  let whole: JsonSchema = {};
  let each: JsonSchema = {};
  // class-validator collects decorators from the inside out; people read them from the top.
  for (const rule of [...rules].reverse()) {
    if (isOptional(rule)) continue;
    const said = rule.type === 'nestedValidation' ? nested(type, name) : fragment(rule);
    if (rule.each || (rule.type === 'nestedValidation' && rules.some(isArrayRule)))
      each = merge(each, said);
    else whole = merge(whole, said);
  }
  if (Object.keys(each).length > 0) {
    if (whole.type !== 'array') throw new Error('rules for each item need IsArray beside them');
    whole.items = each;
  }
  if (rules.some(isNested) && !rules.some((rule) => isArrayRule(rule) || rule.name === 'isObject'))
    throw new Error('ValidateNested alone also accepts nothing and lists: add IsObject or IsArray');
  if (whole.type === undefined) throw new Error('no rule says which type of value this is');
  if (whole.uniqueItems === true && whole.items?.type !== 'string')
    throw new Error('ArrayUnique is only for lists of strings: objects are never equal to it');
  return whole;
}

function fragment(rule: Metadata): JsonSchema {
  const said = rule.type === 'customValidation' && rule.name !== undefined && RULES[rule.name];
  if (!said) throw new Error(`the rule ${rule.name ?? rule.type} has no JSON Schema (rules.ts)`);
  return said((rule.constraints as readonly unknown[] | undefined) ?? []);
}

function nested(type: ShapeClass, name: string): JsonSchema {
  const part = nestedClass(type, name);
  if (part === undefined) throw new Error('ValidateNested needs Type beside it');
  return compileClass(part);
}

const isOptional = (rule: Metadata): boolean =>
  rule.type === 'conditionalValidation' && rule.name === 'isOptional';
/** `groups` is missing where a decorator was given other options, whatever its type says. */
const isGrouped = (rule: Metadata): boolean =>
  ((rule.groups as string[] | undefined)?.length ?? 0) > 0;
const isNested = (rule: Metadata): boolean => rule.type === 'nestedValidation';
const isArrayRule = (rule: Metadata): boolean => rule.name === 'isArray';
