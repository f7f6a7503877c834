export type FieldType = 'instant' | 'number' | 'boolean' | 'text';

/** What a field of a fact holds; `values` where only these words stand in it. */
export interface FieldDefinition {
  readonly type: FieldType;
  readonly values?: readonly string[];
}

export type Fields = Readonly<Record<string, FieldDefinition>>;

export const instant: FieldDefinition = { type: 'instant' };
export const number: FieldDefinition = { type: 'number' };
export const yes: FieldDefinition = { type: 'boolean' };
export const text: FieldDefinition = { type: 'text' };
export const oneOf = (...values: readonly string[]): FieldDefinition => ({ type: 'text', values });

/** What every fact has beside its own fields. */
export const OF_ALL: Fields = {
  issue: text,
  id: text,
  unit: text,
  territory: text,
  category: text,
};

/** What every fact told by an issue repeats of it. */
export const OF_ISSUE: Fields = {
  ...OF_ALL,
  channel: text,
  appealKind: oneOf('CONSULT', 'HELP', 'COMPLAINT', 'ACCUSATION', 'SUGGESTION'),
  source: oneOf('APPELLANT', 'PATROL', 'VISIT', 'DEVICE'),
  urgency: oneOf('NORMAL', 'URGENT', 'CRITICAL'),
  complexity: oneOf('SIMPLE', 'ORDINARY', 'HARD'),
  profile: text,
  voided: yes,
  merged: yes,
};

export const ROLE = oneOf('lead', 'assist');
export const DECIDED: Fields = {
  assignment: text,
  requestedAt: instant,
  decidedAt: instant,
  granted: yes,
};
