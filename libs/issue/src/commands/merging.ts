import { Code, ProcedureText } from '@shaodao/decider';

/** 并案: into another issue about the same matter; every appellant keeps a reply and a vote. */
export class MergeInto {
  readonly type = 'MergeInto' as const;

  /** The issue that goes on. */
  @Code()
  target: string;

  @ProcedureText()
  reason: string;
}

/** 撤销并案: the issue goes on by itself where it stood. */
export class UnmergeIssue {
  readonly type = 'UnmergeIssue' as const;

  @ProcedureText()
  reason: string;
}
