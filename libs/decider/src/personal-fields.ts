import 'reflect-metadata';

const PERSONAL = Symbol('shaodao:personal');
const PROCEDURAL = Symbol('shaodao:procedural');

/**
 * Marks a command field as personal data or free text. The door seals it under the subject
 * key before the decider sees it, so that clear text cannot reach an event.
 */
export function Personal(): PropertyDecorator {
  return mark(PERSONAL);
}

/** The names of the fields of a command class (or of one of its parts) that must be sealed. */
export function personalFields(type: abstract new () => object): readonly string[] {
  return fieldsWith(PERSONAL, type);
}

/**
 * Marks free text that is about the procedure and may stand clear in an event. A test holds that
 * every text field is either this or personal.
 */
export function Procedural(): PropertyDecorator {
  return mark(PROCEDURAL);
}

/** The names of the fields of a command class whose text stays clear. */
export function proceduralFields(type: abstract new () => object): readonly string[] {
  return fieldsWith(PROCEDURAL, type);
}

function mark(kind: symbol): PropertyDecorator {
  return (target, property) => {
    const known = (Reflect.getMetadata(kind, target) ?? []) as string[];
    Reflect.defineMetadata(kind, [...known, String(property)], target);
  };
}

function fieldsWith(kind: symbol, type: abstract new () => object): readonly string[] {
  return (Reflect.getMetadata(kind, type.prototype as object) ?? []) as string[];
}
