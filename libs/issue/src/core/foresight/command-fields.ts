/** What may stand in a field of a command before anybody has filled it in. */
export interface FieldChoices {
  /** Values that are as good as any: both of a boolean, each of a list, any text; none at all. */
  readonly values: readonly unknown[];
  /** There are other values, which only a person can name. */
  readonly open: boolean;
}

/** Every field of a command but its type, by name. */
export type CommandFields = Readonly<Record<string, FieldChoices>>;
