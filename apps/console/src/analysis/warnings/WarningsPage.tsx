import { Button, Card, Empty, Flex, Segmented, Skeleton, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { useMe } from '../../session/use-me.js';
import { Failure } from '../../shell/Failure.js';
import { AnalysisFrame } from '../AnalysisFrame.js';
import { useAddress } from '../use-address.js';
import { AlertDrawer } from './AlertDrawer.js';
import { ProposeTopic } from './ProposeTopic.js';
import { TopicDrawer } from './TopicDrawer.js';
import { useAlerts, useTopics, type Line } from './use-warnings.js';
import { statusIn, words } from './words.js';
import { Mark } from '../Mark.js';

/** Who may propose a topic (docs/policy.md, 专题). */
const PROPOSERS = ['ANALYST', 'COMMANDER', 'SHIFTLEADER', 'DISTRICT', 'STREET', 'COMMUNITY'];

/** 预警与专题: what the figures say before anybody complains again, and what was made of it. */
export default function WarningsPage(): ReactElement {
  const said = useWords(words);
  const { me } = useMe();
  const roles = me?.actor?.roles ?? [];
  const { get, put } = useAddress();
  const [over, setOver] = useState(false);
  const [proposing, setProposing] = useState(false);
  const { alerts, error } = useAlerts(over);
  const topics = useTopics();
  const [alert, topic] = [get('alert'), get('topic')];
  return (
    <AnalysisFrame part="warnings">
      <Card
        size="small"
        title={said.alerts}
        extra={
          <Segmented
            aria-label={said.alerts}
            value={over}
            options={[
              { value: false, label: said.current },
              { value: true, label: said.everything },
            ]}
            onChange={setOver}
          />
        }
      >
        {error !== null && <Failure error={error} />}
        <Lines
          lines={alerts}
          label={said.alerts}
          empty={said.noAlerts}
          failed={error !== null}
          onOpen={(id) => {
            put({ alert: id });
          }}
        />
      </Card>
      <Card
        size="small"
        title={said.topics}
        extra={
          PROPOSERS.some((role) => roles.includes(role)) && (
            <Button
              onClick={() => {
                setProposing(true);
              }}
            >
              {said.propose}
            </Button>
          )
        }
      >
        {topics.error !== null && <Failure error={topics.error} />}
        <Lines
          lines={topics.topics}
          label={said.topics}
          empty={said.noTopics}
          failed={topics.error !== null}
          onOpen={(id) => {
            put({ topic: id });
          }}
        />
      </Card>
      {alert !== undefined && (
        <AlertDrawer
          key={alert}
          id={alert}
          roles={roles}
          onTopic={(id) => {
            put({ alert: undefined, topic: id });
          }}
          onClose={() => {
            put({ alert: undefined });
          }}
        />
      )}
      {topic !== undefined && (
        <TopicDrawer
          key={topic}
          id={topic}
          onClose={() => {
            put({ topic: undefined });
          }}
        />
      )}
      {proposing && (
        <ProposeTopic
          onDone={() => {
            setProposing(false);
          }}
        />
      )}
    </AnalysisFrame>
  );
}

function Lines({
  lines,
  label,
  empty,
  failed,
  onOpen,
}: {
  readonly lines: readonly Line[] | undefined;
  readonly label: string;
  readonly empty: string;
  readonly failed: boolean;
  readonly onOpen: (id: string) => void;
}): ReactElement | null {
  const texts = useTexts();
  const said = useWords(words);
  const names = useNames();
  if (lines === undefined) return failed ? null : <Skeleton active />;
  if (lines.length === 0) return <Empty description={empty} />;
  return (
    <ul className="analysis-list" aria-label={label}>
      {lines.map(({ id, status, title, territory, units, issues, openedAt }) => {
        const where = [
          ...(territory === undefined ? [] : [nameIn(names.territories, territory)]),
          ...units.map((unit) => nameIn(names.units, unit)),
        ];
        return (
          <li key={id}>
            <Flex gap={8} wrap align="center">
              <Mark meaning={status === 'OPEN' ? 'caution' : 'plain'}>
                {statusIn(said, status)}
              </Mark>
              <button
                type="button"
                className="figure"
                onClick={() => {
                  onOpen(id);
                }}
              >
                {title ?? id}
              </button>
              <Typography.Text type="secondary">
                {[...where, spoken(openedAt, texts), said.evidence(issues.length)].join(' · ')}
              </Typography.Text>
            </Flex>
          </li>
        );
      })}
    </ul>
  );
}
