import type { Bilingual } from '@shaodao/decider';
import type { SegmentEvent } from './state.js';

/** One event of a segment as a line of its timeline; reasons stay with those who may read them. */
export function describeSegment({ type, data }: SegmentEvent): Bilingual {
  switch (type) {
    case 'ColourAssigned':
      return {
        zh: `“${data.reference}”按规则“${data.rule}”（第 ${String(data.ruleVersion)} 版）定为“${data.colour}”，至 ${data.until}。`,
        en: `“${data.reference}” was given ${data.colour} by the rule “${data.rule}” (version ${String(data.ruleVersion)}) until ${data.until}.`,
      };
    case 'SegmentVisited':
      return { zh: '已走访。', en: 'A visit was made.' };
    case 'SegmentVisitMissed':
      return {
        zh: `${data.dueAt} 前未走访。`,
        en: `No visit was made by ${data.dueAt}.`,
      };
    case 'ColourConfirmed':
      return {
        zh: `复核后颜色不变，至 ${data.until}。`,
        en: `The colour was confirmed until ${data.until}.`,
      };
    case 'ColourChanged':
      return {
        zh: `由“${data.from}”调整为“${data.colour}”，至 ${data.until}。`,
        en: `The colour was changed from ${data.from} to ${data.colour} until ${data.until}.`,
      };
    case 'SegmentExpired':
      return {
        zh: `“${data.colour}”到期，待复核。`,
        en: `${data.colour} expired and awaits review.`,
      };
    case 'SegmentLifted':
      return { zh: '解除分色管理。', en: 'The segment was lifted.' };
  }
}
