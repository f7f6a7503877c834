import { Card, Empty, Skeleton, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { useTexts } from '../../language/use-texts.js';
import { Failure } from '../../shell/Failure.js';
import { AnalysisFrame } from '../AnalysisFrame.js';
import { useAddress } from '../use-address.js';
import { useBilingual } from '../use-bilingual.js';
import type { RunReport } from './draft.js';
import { useReport, useScenario } from './use-scenario.js';
import { reportWords } from './report-words.js';

/** Two scenarios side by side: what each came to, by the same measures. */
export default function ComparePage(): ReactElement {
  const said = useWords(reportWords);
  const inWords = useBilingual();
  const address = useAddress();
  const left = useLastReport(address.get('left'));
  const right = useLastReport(address.get('right'));
  const error = left.error ?? right.error;
  return (
    <AnalysisFrame part="what-if" title={said.compareTitle}>
      <Link to="/analysis/what-if">← {said.back}</Link>
      {error !== null && <Failure error={error} />}
      {error === null &&
        (left.none || right.none ? (
          <Empty description={said.compareHint} />
        ) : (
          (left.report === undefined || right.report === undefined) && (
            <Skeleton active paragraph={{ rows: 8 }} />
          )
        ))}
      {left.report !== undefined && right.report !== undefined && (
        <>
          <Together left={left.report} right={right.report} />
          <Card size="small" title={said.sections.assumptions}>
            <div className="two-sides">
              {[left.report, right.report].map((report, at) => (
                <div key={at}>
                  <Typography.Text strong>{inWords(report.name)}</Typography.Text>
                  <ul className="analysis-list">
                    {report.assumptions.map(({ code, words: stated, issues }) => (
                      <li key={code}>
                        {inWords(stated)} {said.concerns} {issues}
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          </Card>
        </>
      )}
    </AnalysisFrame>
  );
}

/** The newest report of a scenario; or that there is none. */
function useLastReport(
  scenario: string | undefined,
): ReturnType<typeof useReport> & { readonly none: boolean } {
  const { found, error } = useScenario(scenario);
  const run = found?.runs.findLast(
    ({ status, removed }) => status === 'COMPLETED' && removed !== true,
  );
  const { report, error: broken } = useReport(scenario, run?.run);
  const none = scenario === undefined || (found !== undefined && run === undefined);
  return { report, error: error ?? broken, none };
}

interface Line {
  readonly key: string;
  readonly name: string;
  readonly left: number;
  readonly right: number;
}

function Together({
  left,
  right,
}: {
  readonly left: RunReport;
  readonly right: RunReport;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(reportWords);
  const inWords = useBilingual();
  const names = useNames();
  const unitName = (unit: string): string =>
    unit === '' ? said.noUnit : nameIn(names.units, unit);
  const both = (report: RunReport): ReadonlyMap<string, number> =>
    new Map(
      report.deadlines.map(({ kind, unit, alternative }) => [
        `${kind}|${unit}`,
        alternative.MISSED,
      ]),
    );
  const [missedLeft, missedRight] = [both(left), both(right)];
  const deadlines = [...new Set([...missedLeft.keys(), ...missedRight.keys()])].sort();
  const lines: readonly Line[] = [
    ...(['issues', 'elsewhere', 'metToMissed', 'missedToMet'] as const).map((key) => ({
      ...{ key, name: said[key], left: left.summary[key], right: right.summary[key] },
    })),
    ...deadlines.map((key) => {
      const [kind = '', unit = ''] = key.split('|');
      const clock = texts.clocks[kind as keyof typeof texts.clocks];
      return {
        key,
        name: `${clock} · ${unitName(unit)}：${said.missed}`,
        left: missedLeft.get(key) ?? 0,
        right: missedRight.get(key) ?? 0,
      };
    }),
    ...rankLines(left, right).map(({ unit, ...ranks }) => ({
      ...{ key: `rank ${unit}`, name: `${unitName(unit)}：${said.rank}` },
      ...ranks,
    })),
  ];
  return (
    <div className="analysis-scroll" tabIndex={0} role="region" aria-label={said.compareTitle}>
      <table className="analysis-table">
        <thead>
          <tr>
            <th scope="col" aria-label={said.compareTitle} />
            <th scope="col">
              <Link to={`/analysis/what-if/${left.scenario}`}>{inWords(left.name)}</Link>
            </th>
            <th scope="col">
              <Link to={`/analysis/what-if/${right.scenario}`}>{inWords(right.name)}</Link>
            </th>
            <th scope="col">{said.difference}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              <td>{line.left}</td>
              <td>{line.right}</td>
              <td>{line.right - line.left}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Units that are ranked in both. */
function rankLines(
  left: RunReport,
  right: RunReport,
): readonly { readonly unit: string; readonly left: number; readonly right: number }[] {
  const ranks = new Map(
    right.ranking?.units.map(({ unit, alternative }) => [unit, alternative?.rank ?? null]),
  );
  return (left.ranking?.units ?? []).flatMap(({ unit, alternative }) => {
    const [one, other] = [alternative?.rank ?? null, ranks.get(unit) ?? null];
    return one === null || other === null ? [] : [{ unit, left: one, right: other }];
  });
}
