import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { Likeness } from '@shaodao/read-models';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { languageOf, type Language } from '../http/language.js';
import { QueryGate } from '../http/query-gate.js';
import { boardAnswer, type BoardAnswerRow } from './board-answer.js';
import { ReadLists } from './read-lists.js';
import { boardScope } from './reading-rights.js';
import { SimilarQuery } from './similar-query.js';

export const similarGate = new QueryGate<SimilarQuery>(SimilarQuery);

/** Why two matters may be one. */
export interface SimilarReason {
  readonly kind: Likeness['kind'];
  /** With NEAR; coordinates are kept to about 100 m. */
  readonly metres?: number;
  /** With WORDS: pieces of the text that the other holds, too, … */
  readonly shared?: number;
  /** … of so many. */
  readonly of?: number;
  readonly sentence: string;
}

/** A matter that may be the same, as the board shows it. */
export type SimilarMatter = BoardAnswerRow & {
  readonly reasons: readonly SimilarReason[];
  /** From 0 to 1. */
  readonly score: number;
};

/** For intake and merging: what was reported near by, in the same words, of the same kind. */
@Controller('issues/similar')
export class SimilarController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async similar(@Req() request: FastifyRequest): Promise<{ issues: readonly SimilarMatter[] }> {
    const { actor } = callerOf(request);
    const lists = this.lists.current();
    const scope = boardScope(actor, 'board', lists);
    const { territory, limit = 10, ...question } = similarGate.read(request);
    const territories = territory === undefined ? undefined : lists.territoriesWithin(territory);
    const found = await this.engine.similar.find(
      { ...question, ...(territories === undefined ? {} : { territories }) },
      scope,
      limit,
    );
    const language = languageOf(request.headers['accept-language']);
    const rows = boardAnswer(
      found.map(({ row }) => row),
      actor,
      lists,
    );
    return {
      issues: rows.map((row, index) => {
        const { reasons = [], score = 0 } = found[index] ?? {};
        const told = reasons.map((reason) => ({ ...reason, sentence: said(reason, language) }));
        return { ...row, reasons: told, score };
      }),
    };
  }
}

function said(reason: Likeness, language: Language): string {
  switch (reason.kind) {
    case 'NEAR':
      return language === 'zh' ? `相距约 ${reason.metres} 米` : `about ${reason.metres} m away`;
    case 'WORDS':
      return language === 'zh'
        ? `描述相近（${reason.shared}/${reason.of}）`
        : `words in common (${reason.shared}/${reason.of})`;
    case 'CATEGORY':
      return language === 'zh' ? '事项类别相同' : 'same category';
    case 'TERRITORY':
      return language === 'zh' ? '辖区相同' : 'same territory';
  }
}
