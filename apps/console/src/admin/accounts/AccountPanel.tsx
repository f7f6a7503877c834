import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Skeleton, Timeline, Typography } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { Mark } from '../Mark.js';
import type { Account, Deed } from './account-orders.js';
import { NamedPost } from './AccountPreview.js';
import { words } from './accounts-words.js';

/** One account: how it stands, its posts, its record. */
export function AccountPanel({
  id,
  onDeed,
}: {
  readonly id: string;
  readonly onDeed: (deed: Deed) => void;
}): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['accounts', id],
    queryFn: async ({ signal }) =>
      (await api.GET('/accounts/{account}', { params: { path: { account: id } }, signal })).data,
  });
  if (error !== null) return <Failure error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  const { account, changes } = data;
  const button = (is: 'givePost' | 'lock' | 'unlock' | 'reset', danger = false): ReactElement => (
    <Button
      danger={danger}
      onClick={() => {
        onDeed({ is, account });
      }}
    >
      {said[is]}
    </Button>
  );
  return (
    <div className="admin-panel">
      <Card size="small" title={account.displayName} extra={<Standing account={account} />}>
        <Flex vertical gap={8}>
          <span>
            {said.login}：{account.login}
          </span>
          <span>
            {said.person}：<Typography.Text copyable>{account.id}</Typography.Text>
          </span>
          <Flex gap={8} wrap>
            {button('givePost')}
            {button('reset')}
            {account.disabled ? button('unlock') : button('lock', true)}
          </Flex>
        </Flex>
      </Card>
      <Card size="small" title={said.posts}>
        <Posts account={account} onDeed={onDeed} />
      </Card>
      <Card size="small" title={said.record}>
        <Timeline
          items={changes.map(({ at, by, what, facts }) => ({
            key: `${at} ${what}`,
            content: (
              <>
                {spoken(at, texts)} <strong>{said.changes[what]}</strong>
                <br />
                <Typography.Text type="secondary">
                  {Object.values(facts)
                    .filter((fact) => typeof fact === 'string')
                    .join(' · ')}{' '}
                  {said.by(by)}
                </Typography.Text>
              </>
            ),
          }))}
        />
      </Card>
    </div>
  );
}

/** Whether it may come in. */
export function Standing({ account }: { readonly account: Account }): ReactElement {
  const said = useWords(words);
  if (account.disabled) return <Mark tone="wrong">{said.locked}</Mark>;
  if (account.mustChangePassword) return <Mark tone="note">{said.mustChange}</Mark>;
  return <Mark tone="good">{said.open}</Mark>;
}

function Posts({
  account,
  onDeed,
}: {
  readonly account: Account;
  readonly onDeed: (deed: Deed) => void;
}): ReactElement {
  const said = useWords(words);
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {account.posts.map((post) => (
        <li key={post.id} style={{ paddingBlock: 6 }}>
          <Flex gap={8} wrap align="center">
            <NamedPost post={post} />
            <Button
              size="small"
              aria-label={`${said.endPost} ${post.title}`}
              onClick={() => {
                onDeed({ is: 'endPost', account, post: post.id });
              }}
            >
              {said.endPost}
            </Button>
          </Flex>
        </li>
      ))}
    </ul>
  );
}
