import { Button, Card, Drawer, Flex, Input, Tag, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useOrder } from '../../api/use-order.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import { RulingForm } from './RulingForm.js';
import type { Publication, TableName } from './use-rankings.js';
import { words } from './words.js';

/** All revisions of a published table with what proves each, and every appeal with its ruling. */
export function RevisionsDrawer({
  name,
  published: { revisions, appeals, shown },
  roles,
  onView,
  onClose,
}: {
  readonly name: TableName;
  readonly published: Publication;
  readonly roles: readonly string[];
  readonly onView: (revision: number) => void;
  readonly onClose: () => void;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const names = useNames();
  const may = (...those: readonly string[]): boolean => those.some((role) => roles.includes(role));
  return (
    <Drawer open size="large" title={said.details} onClose={onClose}>
      <Flex vertical gap={12}>
        <Typography.Title level={2} style={{ margin: 0, fontSize: 16 }}>
          {said.revisions}
        </Typography.Title>
        {revisions.toReversed().map((each) => (
          <Card
            key={each.revision}
            size="small"
            title={said.published(each.revision)}
            extra={
              <Button
                size="small"
                onClick={() => {
                  onView(each.revision);
                }}
              >
                {said.view}
              </Button>
            }
          >
            <div>
              {spoken(each.publishedAt, texts)} · {each.publishedBy} · {said.frozen(each.position)}
            </div>
            <div>
              {said.until(spoken(each.appealUntil, texts))} · {said.left(each.leftOut.length)}
            </div>
            {each.reason !== undefined && <div>{each.reason}</div>}
            <Typography.Text code copyable style={{ overflowWrap: 'anywhere' }}>
              {each.sha256}
            </Typography.Text>
          </Card>
        ))}
        {may('ANALYST', 'COMMANDER') && <ReviseForm name={name} />}
        <Typography.Title level={2} style={{ margin: 0, fontSize: 16 }}>
          {said.appeals}
        </Typography.Title>
        <Typography.Text type="secondary">
          {said.until(spoken(shown.appealUntil, texts))}
        </Typography.Text>
        {appeals.length === 0 && <span>{said.noAppeals}</span>}
        {appeals.map((each) => (
          <Card
            key={each.appeal}
            size="small"
            title={
              <Flex gap={8} wrap align="center">
                <Tag>{said.status[each.status]}</Tag>
                {nameIn(names.units, each.unit)}
                <Link to={`/issues/${each.issue}`}>{said.openMatter}</Link>
              </Flex>
            }
          >
            <div>
              {spoken(each.filedAt, texts)}：{each.reason}
            </div>
            {each.decision !== undefined && (
              <div>
                {each.decidedAt === undefined ? '' : spoken(each.decidedAt, texts)} {each.decidedBy}
                ：{each.decision}
              </div>
            )}
            {each.status === 'FILED' && may('COMMANDER', 'ARBITER') && (
              <RulingForm name={name} appeal={each.appeal} />
            )}
          </Card>
        ))}
      </Flex>
    </Drawer>
  );
}

/** The next revision, with why. */
function ReviseForm({ name: { set, period } }: { readonly name: TableName }): ReactElement {
  const said = useWords(words);
  const [reason, setReason] = useState('');
  const { send, sending, error } = useOrder((body: { reason: string }, header) =>
    api.POST('/kpi/tables/{set}/{period}/revisions', {
      params: { path: { set, period }, header },
      body,
    }),
  );
  const revise = async (): Promise<void> => {
    await send({ reason }).then(
      () => {
        setReason('');
      },
      // Said below.
      () => undefined,
    );
  };
  return (
    <Flex vertical gap={8}>
      <Flex gap={8}>
        <Input
          aria-label={said.reviseReason}
          placeholder={said.reviseReason}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value);
          }}
        />
        <Button disabled={reason.trim() === ''} loading={sending} onClick={() => void revise()}>
          {said.revise}
        </Button>
      </Flex>
      {error !== null && <Failure error={error} />}
    </Flex>
  );
}
