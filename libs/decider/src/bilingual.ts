/** A name or sentence for people, in the two languages of the house. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
