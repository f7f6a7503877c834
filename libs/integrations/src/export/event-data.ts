import type { JsonObject, JsonValue } from '@shaodao/decider';
import { SEALED_FIELDS, type IssueEventType } from '@shaodao/issue';
import type { FieldKind } from './column.js';
import { EVENT_FIELD_EXCEPTIONS, EVENT_FIELDS } from './event-fields.js';
import type { Shown } from './shown.js';

const KINDS: Readonly<Partial<Record<string, FieldKind>>> = EVENT_FIELDS;
const SEALED: Readonly<Partial<Record<string, readonly string[]>>> = SEALED_FIELDS;

/** A field of an event's facts: what it is, and the fields inside it. */
class Field {
  private readonly inner = new Map<string, Field>();

  constructor(
    private readonly type: string,
    private readonly path: string,
    readonly kind: FieldKind | undefined,
  ) {}

  /** The field of this name inside; undefined where nobody declared the name. */
  field(name: string): Field | undefined {
    const known = this.inner.get(name);
    if (known !== undefined || !Object.hasOwn(KINDS, name)) return known;
    const path = this.path === '' ? name : `${this.path}.${name}`;
    const sealed = SEALED[this.type]?.includes(path) === true;
    const kind = EVENT_FIELD_EXCEPTIONS.get(`${this.type}.${path}`) ?? KINDS[name];
    const field = new Field(this.type, path, sealed ? undefined : kind);
    this.inner.set(name, field);
    return field;
  }
}

const shapes = new Map<IssueEventType, Field>();

/**
 * The facts of an event as they may leave: every field by its declaration; null for what is sealed,
 * undeclared or not to be shown. An event nobody knows leaves without facts.
 */
export function exportedData(type: string, data: object, shown: Shown): JsonObject {
  if (!Object.hasOwn(SEALED_FIELDS, type)) return {};
  const known = type as IssueEventType;
  let shape = shapes.get(known);
  if (shape === undefined) shapes.set(known, (shape = new Field(type, '', 'fact')));
  return objectOf(shape, data as JsonObject, shown);
}

function objectOf(shape: Field, value: JsonObject, shown: Shown): JsonObject {
  const leaving: JsonObject = {};
  for (const name of Object.keys(value)) {
    const field = shape.field(name);
    leaving[name] = field === undefined ? null : valueOf(field, value[name] ?? null, shown);
  }
  return leaving;
}

function valueOf(field: Field, value: JsonValue, shown: Shown): JsonValue {
  if (value === null || field.kind === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => valueOf(field, item, shown));
  if (typeof value === 'object') return objectOf(field, value, shown);
  return shown[field.kind](value);
}
