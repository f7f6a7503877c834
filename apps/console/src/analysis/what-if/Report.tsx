import { Button, Card, Flex, Skeleton, Statistic, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import { keep } from '../download.js';
import { DownloadButton } from '../DownloadButton.js';
import { useBilingual } from '../use-bilingual.js';
import { words as desk } from '../words.js';
import type { RunReport } from './draft.js';
import { FlipsDrawer, type FlipsOf } from './FlipsDrawer.js';
import { Deadlines, Moves, RankingMoved, Tickets } from './ReportTables.js';
import { useReport } from './use-scenario.js';
import { reportWords } from './report-words.js';

type Table = 'deadlines' | 'moves' | 'tickets' | 'ranking';

/** What a run found, whole: each number leads to the matters behind it. */
export function Report({
  scenario,
  run,
}: {
  readonly scenario: string;
  readonly run: number;
}): ReactElement {
  const said = useWords(reportWords);
  const { json } = useWords(desk);
  const inWords = useBilingual();
  const names = useNames();
  const { report, error } = useReport(scenario, run);
  const [flips, setFlips] = useState<FlipsOf>();
  if (error !== null) return <Failure error={error} />;
  if (report === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const unitName = (unit: string): string =>
    unit === '' ? said.noUnit : nameIn(names.units, unit);
  const csv = (table: Table): ReactElement => (
    <DownloadButton
      path={`/what-if/scenarios/${scenario}/runs/${run}/tables/${table}`}
      name={`${table}.csv`}
      label="CSV"
    />
  );
  return (
    <Flex vertical gap={16}>
      <Card
        size="small"
        title={`${said.report} · ${said.nth(run)}`}
        extra={
          <Button
            onClick={() => {
              const text = JSON.stringify(report, null, 2);
              keep(
                new Blob([text], { type: 'application/json' }),
                `what-if-${scenario}-${run}.json`,
              );
            }}
          >
            {json}
          </Button>
        }
      >
        <Summary
          report={report}
          onFlips={() => {
            setFlips({});
          }}
        />
      </Card>
      <Card size="small" title={said.sections.deadlines} extra={csv('deadlines')}>
        <Deadlines report={report} unitName={unitName} onFlips={setFlips} />
      </Card>
      {report.ranking !== undefined && (
        <Card size="small" title={said.sections.ranking} extra={csv('ranking')}>
          <RankingMoved ranking={report.ranking} unitName={unitName} />
        </Card>
      )}
      <Card size="small" title={said.sections.moves} extra={csv('moves')}>
        <Moves report={report} unitName={unitName} />
      </Card>
      <Card size="small" title={said.sections.tickets} extra={csv('tickets')}>
        <Tickets report={report} unitName={unitName} />
      </Card>
      <Card size="small" title={said.sections.assumptions}>
        <ul className="analysis-list">
          {report.assumptions.map(({ code, words: stated, issues }) => (
            <li key={code}>
              {inWords(stated)}{' '}
              <Typography.Text type="secondary">
                {said.concerns} {issues}
              </Typography.Text>
            </li>
          ))}
        </ul>
      </Card>
      {flips !== undefined && (
        <FlipsDrawer
          scenario={scenario}
          run={run}
          of={flips}
          unitName={unitName}
          onClose={() => {
            setFlips(undefined);
          }}
        />
      )}
    </Flex>
  );
}

/** What it came to in short. */
function Summary({
  report: { summary, position },
  onFlips,
}: {
  readonly report: RunReport;
  readonly onFlips: () => void;
}): ReactElement {
  const said = useWords(reportWords);
  const { issues, skipped, elsewhere, assignments, metToMissed, missedToMet, deadlines } = summary;
  return (
    <Flex gap={32} wrap align="end">
      <Statistic
        title={said.issues}
        value={issues}
        suffix={skipped > 0 ? `${said.skipped} ${skipped}` : undefined}
      />
      <Statistic title={said.elsewhere} value={elsewhere} />
      <button type="button" className="figure" onClick={onFlips}>
        <Statistic title={said.metToMissed} value={metToMissed} />
      </button>
      <button type="button" className="figure" onClick={onFlips}>
        <Statistic title={said.missedToMet} value={missedToMet} />
      </button>
      <Typography.Text type="secondary">
        {said.ofAssignments(assignments)}
        {' · '}
        {said.ofDeadlines(deadlines)}
        {' · '}
        {said.seconds(summary.seconds)}
        {' · '}
        {said.position(position)}
      </Typography.Text>
    </Flex>
  );
}
