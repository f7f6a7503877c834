/** What a value is for whoever receives an export; decides what of it may leave, and how. */
export type FieldKind =
  /** A code, number, instant or identifier of the matter: leaves as it is. */
  | 'fact'
  /** A person who acts, or whom the matter is about. */
  | 'person'
  /** A resident, whosever matter it is. */
  | 'resident'
  /** Held by one person as a rule, so it names them. */
  | 'post'
  /** What a resident asks after the matter with. */
  | 'receipt'
  /** The identifier in the system a record came from: there the matter is found again. */
  | 'external'
  /** Written by people in their own words. */
  | 'text'
  /** More exact than the territory. */
  | 'place'
  /** Names of pictures and recordings. */
  | 'media';

export type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean' | 'instant' | 'json';

/** A column of an export. */
export interface ExportedColumn {
  readonly name: string;
  /** `table.column` of the database; of JSON columns with the path inside. */
  readonly from: string;
  readonly type: ColumnType;
  readonly kind: FieldKind;
}

/** A column of the database that never leaves. */
export interface WithheldColumn {
  readonly from: string;
  /** Why. */
  readonly withheld: string;
}

/** One value of a row. Instants are milliseconds since 1970, JSON is its text. */
export type Cell = string | number | boolean | null;
