import { Button, Card, Flex, Popconfirm, Progress, Typography } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useOrder } from '../../api/use-order.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import type { ScenarioRun } from './draft.js';
import { useProgress } from './use-scenario.js';
import { reportWords } from './report-words.js';
import { Mark } from '../Mark.js';

/** Begins runs, shows how far they are, and which one's report is looked at. */
export function RunsCard({
  scenario,
  runs,
  shown,
  onShow,
}: {
  readonly scenario: string;
  readonly runs: readonly ScenarioRun[];
  readonly shown: number | undefined;
  readonly onShow: (run: number) => void;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(reportWords);
  const start = useOrder((_nothing: undefined, header) =>
    api.POST('/what-if/scenarios/{scenario}/runs', { params: { path: { scenario }, header } }),
  );
  const cancel = useOrder((run: number, header) =>
    api.POST('/what-if/scenarios/{scenario}/runs/{run}/cancellation', {
      params: { path: { scenario, run: String(run) }, header },
    }),
  );
  const remove = useOrder((run: number, header) =>
    api.POST('/what-if/scenarios/{scenario}/runs/{run}/removal', {
      params: { path: { scenario, run: String(run) }, header },
    }),
  );
  const running = runs.find(({ status }) => status === 'RUNNING');
  const failure = start.error ?? cancel.error ?? remove.error;
  return (
    <Card
      size="small"
      title={said.runs}
      extra={
        <Button
          type="primary"
          disabled={running !== undefined}
          loading={start.sending}
          onClick={() => {
            // What is refused is said below.
            void start.send(undefined).catch(() => undefined);
          }}
        >
          {said.run}
        </Button>
      }
    >
      <Flex vertical gap={8}>
        {failure !== null && <Failure error={failure} />}
        {runs.length === 0 && <span>{said.neverRun}</span>}
        {running !== undefined && (
          <Running
            key={running.run}
            scenario={scenario}
            run={running}
            cancelling={cancel.sending}
            onCancel={() => {
              void cancel.send(running.run).catch(() => undefined);
            }}
          />
        )}
        {runs.toReversed().map(({ run, status, startedAt, summary, reason, removed }) => (
          <Flex key={run} gap={8} wrap align="center">
            <Typography.Text strong={run === shown}>{said.nth(run)}</Typography.Text>
            <Mark meaning={status === 'COMPLETED' ? 'good' : 'plain'}>{said.status[status]}</Mark>
            <span>{spoken(startedAt, texts)}</span>
            {summary !== undefined && <span>{said.seconds(summary.seconds)}</span>}
            {reason !== undefined && <span>{reason}</span>}
            {removed === true && <span>{said.removed}</span>}
            {status === 'COMPLETED' && removed !== true && (
              <>
                {run !== shown && (
                  <Button
                    size="small"
                    onClick={() => {
                      onShow(run);
                    }}
                  >
                    {said.report}
                  </Button>
                )}
                <Popconfirm
                  title={said.removeRun}
                  onConfirm={() => {
                    void remove.send(run).catch(() => undefined);
                  }}
                >
                  <Button size="small">{said.removeRun}</Button>
                </Popconfirm>
              </>
            )}
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}

function Running({
  scenario,
  run: { run },
  cancelling,
  onCancel,
}: {
  readonly scenario: string;
  readonly run: ScenarioRun;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}): ReactElement {
  const said = useWords(reportWords);
  const { searched, head, issues, flips } = useProgress(scenario, run)?.progress ?? {
    ...{ searched: 0, head: 1, issues: 0, flips: 0 },
  };
  return (
    <Flex gap={12} wrap align="center" role="status">
      <Progress
        aria-label={said.status.RUNNING}
        percent={Math.floor((searched / Math.max(head, 1)) * 100)}
        style={{ flex: '1 1 240px' }}
      />
      <span>{said.progress(issues, flips)}</span>
      <Button danger loading={cancelling} onClick={onCancel}>
        {said.cancelRun}
      </Button>
    </Flex>
  );
}
