import 'reflect-metadata';

const PERSONAL = Symbol('shaodao:personal');

/**
 * Marks a command field as personal data or free text. The door seals it under the subject
 * key before the decider sees it, so that clear text cannot reach an event.
 */
export function Personal(): PropertyDecorator {
  return (target, property) => {
    const known = (Reflect.getMetadata(PERSONAL, target) ?? []) as string[];
    Reflect.defineMetadata(PERSONAL, [...known, String(property)], target);
  };
}

/** The names of the fields of a command class (or of one of its parts) that must be sealed. */
export function personalFields(type: abstract new () => object): readonly string[] {
  return (Reflect.getMetadata(PERSONAL, type.prototype as object) ?? []) as string[];
}
