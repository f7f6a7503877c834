import type { JsonValue } from '@shaodao/decider';
import type { IssueFacts } from '@shaodao/identity';
import type { ExportOrder } from './order.js';
import { Pseudonyms } from './pseudonyms.js';
import { asViewed, pseudonymous, type Shown } from './shown.js';
import type { KeyObject } from 'node:crypto';

/** The columns of `FACTS` as the database gives them back, all as text. */
export const FACT_COLUMNS = 7;

type StoredText = string | null;

/** The first ten parameters of every statement of an export (`sql.ts`). */
export function scopeParameters({ scope, filter, territories, viewsOf }: ExportOrder): unknown[] {
  const { all = false, territories: own = [], units = [], person = null, hiddenFrom } = scope;
  return [
    viewsOf !== undefined,
    all,
    own,
    units,
    person,
    hiddenFrom?.units ?? [],
    hiddenFrom?.person ?? null,
    territories ?? null,
    filter.from ?? null,
    filter.to ?? null,
  ];
}

/** How the values of matters leave in one export. */
export class Showing {
  private readonly stranger: Shown;

  constructor(
    private readonly order: ExportOrder,
    key: KeyObject,
  ) {
    this.stranger = pseudonymous(new Pseudonyms(key, order.purpose));
  }

  /** Of the matter with these facts. */
  of(stored: readonly StoredText[]): Shown {
    const { viewsOf } = this.order;
    if (viewsOf === undefined) return this.stranger;
    const facts = factsOf(stored);
    return asViewed(viewsOf(facts), facts.subject ?? '');
  }
}

function factsOf(stored: readonly StoredText[]): IssueFacts {
  const [territory, units, leadUnit, reporter, subject, accusedUnit, confidentiality] = stored;
  return {
    territory: territory ?? undefined,
    units: JSON.parse(units ?? '[]') as string[],
    leadUnit: leadUnit ?? undefined,
    reporter: reporter ?? undefined,
    subject: subject ?? undefined,
    accusedUnit: accusedUnit ?? undefined,
    confidentiality: confidentiality ?? undefined,
  };
}

/** A value of text under its kind. */
export function shownText(value: StoredText, show: (value: JsonValue) => JsonValue): string | null {
  const shown = value === null ? null : show(value);
  return typeof shown === 'string' ? shown : null;
}
