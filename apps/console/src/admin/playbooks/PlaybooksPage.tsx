import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Flex, Input, Skeleton, Tag, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { language } from '../../language/choice.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AdminFrame } from '../AdminFrame.js';
import { words as admin } from '../words.js';
import { words } from './playbook-words.js';

/** The playbooks in force, the newest version of each. */
export default function PlaybooksPage(): ReactElement {
  const said = useWords(words);
  const common = useWords(admin);
  const [search, setSearch] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['playbooks'],
    queryFn: async ({ signal }) => (await api.GET('/playbooks', { signal })).data?.playbooks,
  });
  const wanted = search.trim().toLowerCase();
  const found = data?.filter(({ id, name, mechanisms }) =>
    `${id} ${name.zh} ${name.en} ${mechanisms.join(' ')}`.toLowerCase().includes(wanted),
  );
  const kindOf = (kind: string): string => (said.kinds as Record<string, string>)[kind] ?? kind;
  return (
    <AdminFrame title={common.playbooks}>
      <Typography.Text type="secondary">{said.intro}</Typography.Text>
      <Input
        type="search"
        allowClear
        aria-label={common.search}
        placeholder={common.search}
        style={{ width: 260 }}
        value={search}
        onChange={({ target }) => {
          setSearch(target.value);
        }}
      />
      {error !== null && <Failure error={error} onAgain={() => void refetch()} />}
      {found === undefined ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <div className="admin-cards">
          {found.length === 0 && <Empty description={common.nothing} />}
          {found.map(({ id, version, name, mechanisms, speaksOf }) => (
            <Card key={id} size="small">
              <Flex vertical gap={6}>
                <Link to={`/admin/playbooks/${id}`}>
                  <strong>{name[language()]}</strong>
                </Link>
                <span>
                  <Typography.Text type="secondary" className="code">
                    {id}
                  </Typography.Text>{' '}
                  · {said.version(version)}
                </span>
                <span>
                  {said.speaksOf} {speaksOf.map(kindOf).join('、')}
                </span>
                <span>
                  {mechanisms.map((row) => (
                    <Tag key={row}>{row}</Tag>
                  ))}
                </span>
              </Flex>
            </Card>
          ))}
        </div>
      )}
    </AdminFrame>
  );
}
