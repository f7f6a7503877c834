import type { EventStore } from '@shaodao/event-store';
import type { Pool } from 'pg';
import type { Past } from '../history/past.js';
import { boardDiff, type DiffPage } from './board-diff.js';
import { playBoard, type PlayFrame, type PlayOptions } from './board-play.js';
import type { Asked, ChangeTools } from './changes.js';
import { playIssue, type IssueFrame } from './issue-play.js';
import { spanOf, type Span } from './span.js';

interface Parts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly past: Past;
}

/** The past as it went on: played, or one moment held against another. */
export class Play {
  private readonly tools: ChangeTools;

  constructor(private readonly parts: Parts) {
    const { pool, store, past } = parts;
    this.tools = { pool, store, board: past.board };
  }

  /**
   * The span between two moments as requests name them.
   * @throws InvalidMoment, MomentAhead, InvalidSpan
   */
  async span(from: string, to: string): Promise<Span> {
    const { past } = this.parts;
    return spanOf(await past.resolveMoment(from), await past.resolveMoment(to));
  }

  /** The open board over a span, picture by picture. */
  board(span: Span, options: PlayOptions): AsyncGenerator<PlayFrame> {
    return playBoard(span, options, this.tools);
  }

  /** An issue over a span, event by event. */
  issue(issue: string, span: Span): AsyncGenerator<IssueFrame> {
    return playIssue(issue, span, this.parts.store);
  }

  /** What is different on the board at the end of a span. @throws InvalidCursor */
  boardDiff(
    span: Span,
    asked: Asked,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<DiffPage> {
    return boardDiff(span, asked, page, this.tools);
  }
}
