/**
 * What the caller may see at all. The shares are alternatives: an issue in any of them is seen.
 * Without a share nothing is.
 */
export interface BoardScope {
  /** Every issue. */
  readonly all?: boolean;
  /** Issues in these territories; all below them are listed too. */
  readonly territories?: readonly string[];
  /** Issues these units were ever involved in; all units below are listed too. */
  readonly units?: readonly string[];
  /** Issues this person reported or that are about them. */
  readonly person?: string;
  /** Holds over every share. */
  readonly hiddenFrom?: HiddenFrom;
}

/** Whom reports of wrongdoing stay hidden from (domain §6.3). */
export interface HiddenFrom {
  /** The caller's unit and all above it: issues that accuse one of them are not seen … */
  readonly units: readonly string[];
  /** … unless this person reported them or they are about this person. */
  readonly person: string;
}

/**
 * Keeps hidden issues out, written with `?units` and `?person`. They are few, so they are looked up
 * once and left out, which disturbs no order and needs no look at the report of every row.
 */
export const notHidden = (issue: string): string =>
  `${issue} <> all(array(select a.issue from board_reports a
    where a.accused_unit = any(?units) and a.reporter <> ?person and a.subject <> ?person))`;
