import type { AlertSection } from '../alert/section.js';
import { evidenceOf, grouped, within, type CountedReport, type Finding } from './finding.js';
import type { Places } from './places.js';
import { ruleAt } from './thresholds.js';

/**
 * The same appellant about the same category again within days (重复反映). Whoever asked to stay
 * unknown, also to those who handle, is left out: an alert would tell that reports are of one person.
 */
export function findRepeats(
  reports: readonly CountedReport[],
  section: AlertSection,
  places: Places,
  now: string,
): readonly Finding[] {
  if (section.repeat === undefined) return [];
  const open = within(reports, section.repeat.days, now).filter(({ hidden }) => !hidden);
  const pairs = grouped(open, ({ category, subject }) => `${category}/${subject}`);
  return pairs.flatMap(([pair, here]): readonly Finding[] => {
    const [newest] = evidenceOf(here, 1);
    const last = here.find(({ issue }) => issue === newest?.issue);
    if (last === undefined) return [];
    const { territory, category } = last;
    const rule = ruleAt(section, 'repeat', { territory, category }, places);
    if (rule === undefined || here.length < rule.reports) return [];
    const matter = places.name('category', category);
    const place = places.name('territory', territory);
    const [count, span] = [here.length, rule.days].map(String);
    return [
      {
        kind: 'REPEAT',
        key: `REPEAT/${pair}`,
        territory,
        category,
        total: here.length,
        figures: { reports: here.length, days: rule.days },
        reason: {
          zh: `${place.zh}：同一诉求人近 ${span} 天就“${matter.zh}”重复反映 ${count} 次（阈值：${String(rule.reports)} 次）。`,
          en: `${place.en}: one appellant reported “${matter.en}” ${count} times within ${span} days (threshold: ${String(rule.reports)}).`,
        },
        evidence: evidenceOf(here, section.mostEvidence),
      },
    ];
  });
}
