import { Card, Flex, Skeleton, Tag, Typography } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem.js';
import { Assignments } from '../../issue/Assignments.js';
import { Clocks } from '../../issue/Clocks.js';
import { Facts } from '../../issue/Facts.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { useAddress } from '../use-address.js';
import { FieldChanges } from './FieldValue.js';
import { momentSpoken } from './moments.js';
import { Transport } from './Transport.js';
import { useHistory, useMatterAt, type Told } from './use-history.js';
import { usePlayback, usePlayKeys } from './use-playback.js';
import { words } from './words.js';
import '../analysis.css';
import './theatre.css';

/** One matter played: what happened one by one, what each changed, and how it stood then. */
export default function HistoryPage(): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const { issue = '' } = useParams();
  const { events, complete, error } = useHistory(issue);
  useEffect(() => {
    document.title = `${said.history} · ${texts.product}`;
  }, [said, texts]);
  return (
    <Flex vertical gap={16} className="analysis">
      <Link to={`/issues/${issue}`}>← {said.backToIssue}</Link>
      <Typography.Title level={1} style={{ margin: 0, fontSize: 20 }}>
        {said.history}
      </Typography.Title>
      {error !== null && <Failure error={error} />}
      {!complete && error === null && <Skeleton active paragraph={{ rows: 10 }} />}
      {complete && <Played key={issue} issue={issue} events={events} />}
    </Flex>
  );
}

function Played({
  issue,
  events,
}: {
  readonly issue: string;
  readonly events: readonly Told[];
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const { get, put } = useAddress();
  const asked = get('at');
  const last = Math.max(events.length - 1, 0);
  const play = usePlayback({ first: indexAt(events, asked), known: last, last, pace: 1 });
  usePlayKeys(play, last);
  const { tick, playing, pause, go } = play;
  const event = events[tick];
  // The moment that was asked for, until somebody moves on from it.
  const [moment, setMoment] = useState(asked);
  const [begun] = useState(tick);
  const asOf = moment !== undefined && tick === begun ? moment : event?.position;
  useEffect(() => {
    if (playing || asOf === undefined) return;
    put({ at: asOf });
  }, [playing, asOf, put]);
  return (
    <>
      <Card size="small">
        <Typography.Text strong role="status">
          {said.nth(tick + 1, events.length)}
          {event !== undefined && ` · ${momentSpoken(Date.parse(event.occurredAt))}`}
        </Typography.Text>
        <Transport
          play={play}
          last={last}
          known={last}
          shown={(each) => events[each]?.sentence ?? ''}
        />
      </Card>
      <div className="two-sides">
        <Card size="small" styles={{ body: { padding: 0 } }}>
          <ol className="history-events">
            {events.map((each, at) => (
              <li key={each.position} className={at > tick ? 'later' : ''}>
                <button
                  type="button"
                  aria-current={at === tick}
                  onClick={() => {
                    pause();
                    setMoment(undefined);
                    go(at);
                  }}
                >
                  <Typography.Text type="secondary">
                    {spoken(each.occurredAt, texts)}
                  </Typography.Text>
                  <br />
                  {each.sentence}
                </button>
              </li>
            ))}
          </ol>
        </Card>
        <Flex vertical gap={16}>
          {event !== undefined && (
            <Card size="small" title={said.changed}>
              <FieldChanges fields={event.fields} />
            </Card>
          )}
          <Then issue={issue} asOf={playing ? event?.position : asOf} />
        </Flex>
      </div>
    </>
  );
}

/** The matter as it stood. */
function Then({
  issue,
  asOf,
}: {
  readonly issue: string;
  readonly asOf: string | undefined;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const { matter, error } = useMatterAt(issue, asOf);
  if (error instanceof Problem && error.body.status === 404)
    return <Card size="small">{said.notYet}</Card>;
  if (error !== null) return <Failure error={error} />;
  if (matter === undefined) return <Skeleton active />;
  const title = matter.reported['title'];
  const moment = asOf?.includes('T') === true ? momentSpoken(Date.parse(asOf)) : undefined;
  return (
    <Card
      size="small"
      title={said.then}
      extra={moment === undefined ? undefined : said.thatMoment(moment)}
    >
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {typeof title === 'string' ? title : texts.issue.hidden}{' '}
        <Tag>{texts.phases[matter.phase]}</Tag>
      </Typography.Title>
      <Flex vertical gap={16}>
        <Assignments matter={matter} />
        <Clocks clocks={matter.clocks} />
        <Facts matter={matter} />
      </Flex>
    </Card>
  );
}

/** The last event up to a position or an instant; the first where nothing is asked for. */
function indexAt(events: readonly Told[], at: string | undefined): number {
  if (at === undefined) return 0;
  const isPosition = /^\d+$/.test(at);
  const found = events.findLastIndex(({ position, occurredAt }) =>
    isPosition ? Number(position) <= Number(at) : Date.parse(occurredAt) <= Date.parse(at),
  );
  return Math.max(found, 0);
}
