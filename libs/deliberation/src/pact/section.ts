import { sectionSchema, type Bilingual, type JsonObject, type SideLimit } from '@shaodao/decider';

const { bilingual, code, limit, listOf, record } = sectionSchema;

export interface PactSection {
  /** Kinds of pacts, and the types of meetings that may adopt them: 村规民约, 商圈公约. */
  readonly kinds: readonly {
    readonly code: string;
    readonly name: Bilingual;
    readonly adoptedBy: readonly string[];
  }[];
  /** Time to put a breach right after the reminder. */
  readonly remedyWithin: SideLimit;
  /** Households are reminded of the clause so many natural days before a wedding or funeral. */
  readonly remindDaysBefore: number;
  /** How a breach that stays enters as an issue. */
  readonly issues: { readonly channel: string; readonly kind: string; readonly category: string };
}

export const PACT_SCHEMA: JsonObject = record({
  kinds: listOf(record({ code, name: bilingual, adoptedBy: listOf(code, 1) }), 1),
  remedyWithin: limit,
  remindDaysBefore: { type: 'integer', minimum: 0, maximum: 60 },
  issues: record({ channel: code, kind: code, category: code }),
});
