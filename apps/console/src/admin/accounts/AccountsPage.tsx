import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Card, Empty, Input, Skeleton, Typography } from 'antd';
import { useDeferredValue, useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AdminFrame } from '../AdminFrame.js';
import { AccountDeed } from './AccountDeed.js';
import type { Deed } from './account-orders.js';
import { AccountPanel, Standing } from './AccountPanel.js';
import { words } from './accounts-words.js';

/** Who may come in, and as whom. */
export default function AccountsPage(): ReactElement {
  const said = useWords(words);
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState('');
  const [deed, setDeed] = useState<Deed>();
  const text = useDeferredValue(typed.trim());
  const chosen = address.get('account') ?? undefined;
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['accounts', 'list', text],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...(text === '' ? {} : { text }),
        ...(pageParam === '' ? {} : { after: pageParam }),
      };
      return (await api.GET('/accounts', { params: { query }, signal })).data;
    },
    getNextPageParam: (last) => last?.next,
  });
  const accounts = data?.pages.flatMap((page) => page?.accounts ?? []);
  return (
    <AdminFrame title={said.title}>
      <div className="admin-bar">
        <Input
          type="search"
          allowClear
          aria-label={said.search}
          placeholder={said.search}
          style={{ width: 260 }}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
        />
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => {
            setDeed({ is: 'create' });
          }}
        >
          {said.add}
        </Button>
      </div>
      {error !== null ? (
        <Failure error={error} onAgain={() => void refetch()} />
      ) : accounts === undefined ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <div className="admin-two">
          <div>
            {accounts.length === 0 && <Empty description={said.none} />}
            <ul className="admin-list" aria-label={said.title}>
              {accounts.map((account) => (
                <li
                  key={account.id}
                  className={account.id === chosen ? 'admin-entry chosen' : 'admin-entry'}
                >
                  <button
                    type="button"
                    className="open"
                    style={{ paddingInlineStart: 12 }}
                    aria-current={account.id === chosen}
                    onClick={() => {
                      setAddress({ account: account.id }, { replace: true });
                    }}
                  >
                    <span>{account.displayName}</span>
                    <Typography.Text type="secondary" className="code">
                      {account.login}
                    </Typography.Text>
                    <span>{account.posts.map(({ title }) => title).join('、')}</span>
                    {(account.disabled || account.mustChangePassword) && (
                      <Standing account={account} />
                    )}
                  </button>
                </li>
              ))}
            </ul>
            {hasNextPage && <Button onClick={() => void fetchNextPage()}>{said.more}</Button>}
          </div>
          {chosen === undefined ? (
            <Card size="small">
              <Typography.Text type="secondary">{said.choose}</Typography.Text>
            </Card>
          ) : (
            <AccountPanel key={chosen} id={chosen} onDeed={setDeed} />
          )}
        </div>
      )}
      {deed !== undefined && (
        <AccountDeed
          deed={deed}
          onClose={() => {
            setDeed(undefined);
          }}
        />
      )}
    </AdminFrame>
  );
}
