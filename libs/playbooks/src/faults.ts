/** One thing wrong with a playbook's text, at its line. */
export interface PlaybookFault {
  /** 1-based; where the text is no YAML, the line the reader stumbled at. */
  readonly line: number;
  /** Field by field from the top, e.g. `issue.clocks.SIGN.limit`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

/** A playbook that cannot be used; the message says file, line, field and what is wrong. */
export class InvalidPlaybook extends Error {
  override readonly name = 'InvalidPlaybook';

  constructor(
    readonly file: string,
    readonly faults: readonly PlaybookFault[],
  ) {
    super(
      faults
        .map(
          ({ line, path, message }) => `${file}:${String(line)} ${path || 'playbook'} ${message}`,
        )
        .join('\n'),
    );
  }
}
