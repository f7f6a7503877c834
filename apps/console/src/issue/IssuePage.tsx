import { Alert, Button, Card, Flex, Skeleton, Tag, Typography, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { HistoryLink } from '../analysis/theatre/HistoryLink.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { ActionBar } from './act/ActionBar.js';
import { formOf } from '../forms/forms.js';
import { KeysHelp } from './act/KeysHelp.js';
import { COMMAND_KEYS } from './act/keys.js';
import { OpenDialog } from './act/OpenDialog.js';
import { hasOwnDialog } from './act/own-dialogs.js';
import { useActions, type Action } from './act/use-actions.js';
import { useKeys } from './act/use-keys.js';
import { Assignments } from './Assignments.js';
import { Clocks } from './Clocks.js';
import { DeskContext, type Desk } from './desk.js';
import { Facts } from './Facts.js';
import { History } from './History.js';
import './issue.css';
import { Evidence } from './panels/Evidence.js';
import { Relations } from './panels/Relations.js';
import { Requests } from './panels/Requests.js';
import { Rests } from './panels/Rests.js';
import { Supervision } from './panels/Supervision.js';
import { Whistles } from './panels/Whistles.js';
import { WhyHere } from './panels/WhyHere.js';
import { Report } from './Report.js';
import { Turn } from './Turn.js';
import { useIssue } from './use-issue.js';
import { words } from './words.js';

/** One matter, and everything that may be done to it here. */
export default function IssuePage(): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const { issue = '' } = useParams();
  const navigate = useNavigate();
  const { matter, timeline, error, line, refresh } = useIssue(issue);
  const actions = useActions(issue);
  const [begun, setBegun] = useState<Action>();
  const [help, setHelp] = useState(false);
  const [asking, setAsking] = useState(false);
  const searchRef = useRef<InputRef>(null);
  const open = useMemo(() => actions.filter(isOffered), [actions]);
  const desk = useMemo(
    (): Desk | undefined =>
      matter && {
        matter,
        timeline: timeline ?? [],
        open,
        shut: actions.filter(({ allowed }) => !allowed),
        begin: setBegun,
      },
    [matter, timeline, open, actions],
  );
  useKeys((key) => {
    const commands = COMMAND_KEYS.find(([known]) => known === key)?.[1];
    const meant = commands
      ?.map((command) => open.find((action) => action.command === command))
      .find((action) => action !== undefined);
    if (meant !== undefined) setBegun(meant);
    else if (key === 'u') setAsking(true);
    else if (key === 'p') void navigate(`/issues/${issue}/slip`);
    else if (key === 'b') void navigate('/board');
    else if (key === 't') searchRef.current?.focus();
    else if (key === '.') document.getElementById('more-actions')?.click();
    else if (key === '?') setHelp(true);
    else return false;
    return true;
  });
  const title = matter?.reported['title'];
  const shown = typeof title === 'string' ? title : texts.issue.hidden;
  useEffect(() => {
    if (matter !== undefined) document.title = `${shown} · ${texts.product}`;
  }, [matter, shown, texts]);
  if (error !== null && matter === undefined) return <Failure error={error} onAgain={refresh} />;
  if (matter === undefined || desk === undefined)
    return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <DeskContext value={desk}>
      {line === 'lost' && <Alert type="warning" banner role="status" title={texts.line.lost} />}
      <Flex justify="space-between" gap={12} wrap>
        <Link to="/board">← {texts.issue.back}</Link>
        <Typography.Text type="secondary" className="wide-only">
          {said.keysHint}
        </Typography.Text>
      </Flex>
      <Typography.Title level={1} style={{ margin: '8px 0 12px', fontSize: 20 }}>
        <Flex component="span" gap={8} align="center" wrap>
          {shown} <Tag color="blue">{texts.phases[matter.phase]}</Tag>
          {matter.urgency !== undefined && matter.urgency !== 'NORMAL' && (
            <Tag color="red">{texts.urgencies[matter.urgency]}</Tag>
          )}
          {matter.level?.problemTicket === true && <Tag color="volcano">{said.problemTicket}</Tag>}
        </Flex>
      </Typography.Title>
      <Flex gap={8} wrap style={{ marginBottom: 16 }}>
        <ActionBar />
        <Button onClick={() => void navigate(`/issues/${issue}/slip`)}>{said.slip}</Button>
      </Flex>
      <div className="issue">
        <div>
          <Card size="small" title={texts.issue.turn}>
            <Turn matter={matter} />
          </Card>
          <Requests />
          <Whistles />
          <Card size="small" title={texts.issue.report}>
            <Report asking={asking} onAsk={setAsking} />
          </Card>
          <Evidence />
          <Card size="small" title={texts.issue.timeline} extra={<HistoryLink issue={issue} />}>
            <History entries={timeline} searchRef={searchRef} />
          </Card>
        </div>
        <div>
          <Card size="small" title={texts.issue.clocks}>
            <Clocks clocks={matter.clocks} />
          </Card>
          <Rests />
          <Card size="small" title={texts.issue.assignments}>
            <Assignments matter={matter} />
          </Card>
          <WhyHere />
          <Supervision />
          <Relations />
          <Card size="small" title={texts.issue.facts}>
            <Facts matter={matter} />
          </Card>
        </div>
      </div>
      {begun !== undefined && (
        <OpenDialog
          action={begun}
          onLeave={() => {
            setBegun(undefined);
          }}
        />
      )}
      {help && (
        <KeysHelp
          onLeave={() => {
            setHelp(false);
          }}
        />
      )}
    </DeskContext>
  );
}

/** Open to the reader, and asked for on this page. */
const isOffered = ({ allowed, command }: Action): boolean =>
  allowed && (hasOwnDialog(command) || formOf(command) !== undefined);
