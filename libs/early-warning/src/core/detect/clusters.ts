import type { AlertSection } from '../alert/section.js';
import { evidenceOf, grouped, within, type CountedReport, type Finding } from './finding.js';
import { climb, type Places } from './places.js';
import { ruleAt } from './thresholds.js';

/**
 * Places in which several appellants report the same category within days. The narrowest place that
 * has enough is told; what it accounts for does not count again in the places around it.
 */
export function findClusters(
  reports: readonly CountedReport[],
  section: AlertSection,
  places: Places,
  now: string,
): readonly Finding[] {
  if (section.cluster === undefined) return [];
  const { days } = section.cluster;
  return grouped(within(reports, days, now), ({ category }) => category).flatMap(
    ([category, all]) => clustersOf(category, all, section, places),
  );
}

function clustersOf(
  category: string,
  reports: readonly CountedReport[],
  section: AlertSection,
  places: Places,
): readonly Finding[] {
  const findings: Finding[] = [];
  const told = (territory: string, here: readonly CountedReport[]): boolean => {
    const rule = ruleAt(section, 'cluster', { territory, category }, places);
    if (rule === undefined || !rule.levels.includes(places.levelOf(territory) ?? '')) return false;
    const appellants = new Set(here.map(({ subject }) => subject)).size;
    if (here.length < rule.reports || appellants < rule.appellants) return false;
    const place = places.name('territory', territory);
    const matter = places.name('category', category);
    const [count, people, span] = [here.length, appellants, rule.days].map(String);
    findings.push({
      kind: 'CLUSTER',
      key: `CLUSTER/${category}/${territory}`,
      territory,
      category,
      total: here.length,
      figures: { reports: here.length, appellants, days: rule.days },
      reason: {
        zh: `${place.zh}近 ${span} 天有 ${people} 人反映“${matter.zh}”共 ${count} 件（阈值：${String(rule.reports)} 件、${String(rule.appellants)} 人）。`,
        en: `${count} reports of “${matter.en}” by ${people} people in ${place.en} within ${span} days (thresholds: ${String(rule.reports)} reports, ${String(rule.appellants)} people).`,
      },
      evidence: evidenceOf(here, section.mostEvidence),
    });
    return true;
  };
  const filed = new Map(grouped(reports, ({ territory }) => territory));
  climb(filed, (held, passedOn) => [...held, ...passedOn], told, places);
  return findings;
}
