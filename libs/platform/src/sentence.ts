/** A message for people, in both languages of the house. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** A failure a person can act on; `sentence` says how. Its message is the English one. */
export class ReadableError extends Error {
  override readonly name: string = 'ReadableError';

  constructor(
    readonly sentence: Sentence,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}
