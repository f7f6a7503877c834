import type { Sentence } from '@shaodao/platform';

/** Why a row cannot become an issue; `field` is the column or step at fault. */
export interface Finding {
  readonly field: string;
  readonly code: string;
  readonly sentence: Sentence;
}

/** Thrown while a row is read; caught per row and written to the rejects. */
export class RowReject extends Error {
  override readonly name = 'RowReject';

  constructor(readonly finding: Finding) {
    super(finding.sentence.en);
  }
}

/** A row's value that is refused, with the sentence in both languages. */
export function rejectRow(field: string, code: string, zh: string, en: string): never {
  throw new RowReject({ field, code, sentence: { zh, en } });
}
