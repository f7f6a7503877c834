type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** The fields that have a value: an absent optional field stays absent in an event. */
export function present<T extends object>(fields: T): Present<T> {
  const kept = Object.entries(fields).filter(
    ([, value]: [string, unknown]) => value !== undefined && value !== null,
  );
  return Object.fromEntries(kept) as Present<T>;
}
