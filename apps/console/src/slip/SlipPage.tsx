import { Button, Empty, Flex, Skeleton, Typography } from 'antd';
import { useEffect, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useWords } from '../language/words.js';
import { useKeys } from '../issue/act/use-keys.js';
import { useIssue } from '../issue/use-issue.js';
import { Failure } from '../shell/Failure.js';
import { Slip } from './Slip.js';
import './slip.css';
import { words } from './words.js';

/** 派单单: the slip of each unit that has work on the matter, for the printer. */
export default function SlipPage(): ReactElement {
  const said = useWords(words);
  const { issue = '' } = useParams();
  const navigate = useNavigate();
  const { matter, timeline, error, refresh } = useIssue(issue);
  const back = (): void => {
    void navigate(`/issues/${issue}`);
  };
  useKeys((key) => {
    if (key === 'b') back();
    return key === 'b';
  });
  const code = matter?.receiptCode;
  useEffect(() => {
    if (code !== undefined) document.title = `派单单 ${code}`;
  }, [code]);
  if (error !== null && matter === undefined) return <Failure error={error} onAgain={refresh} />;
  if (matter === undefined || timeline === undefined)
    return <Skeleton active paragraph={{ rows: 12 }} />;
  const given = matter.assignments.filter(
    ({ status }) => status !== 'CANCELLED' && status !== 'RETURNED',
  );
  return (
    <>
      <Flex className="unprinted" gap={8} align="center" wrap style={{ marginBottom: 16 }}>
        <Button onClick={back}>{said.back}</Button>
        <Button
          type="primary"
          disabled={given.length === 0}
          onClick={() => {
            window.print();
          }}
        >
          {said.print}
        </Button>
        <Typography.Text type="secondary">{said.hint}</Typography.Text>
      </Flex>
      {given.length === 0 && <Empty description={said.none} />}
      {given.map((assignment) => (
        <Slip key={assignment.id} matter={matter} assignment={assignment} timeline={timeline} />
      ))}
    </>
  );
}
