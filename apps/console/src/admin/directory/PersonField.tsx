import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';
import { useWords } from '../../language/words.js';
import { words } from '../words.js';

type Account = components['schemas']['ManagedAccount'];

/** As many as fit in a list one looks through. */
const MOST = 20;

/** A person who has an account, found by a part of the name or login. Its value is the person's id. */
export function PersonField({
  id,
  value,
  onChange,
}: {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (person: string | undefined) => void;
}): ReactElement {
  const said = useWords(words);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const { data: found = [], isFetching } = useQuery({
    queryKey: ['accounts', 'choose', text],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST, ...(text === '' ? {} : { text }) };
      return (await api.GET('/accounts', { params: { query }, signal })).data?.accounts ?? [];
    },
  });
  const { data: held } = useQuery({
    queryKey: ['accounts', value],
    enabled: value !== undefined,
    queryFn: async ({ signal }) =>
      (await api.GET('/accounts/{account}', { params: { path: { account: value ?? '' } }, signal }))
        .data,
  });
  const others = found.filter((account) => account.id !== held?.account.id);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={isFetching}
      value={value ?? null}
      placeholder={said.searchPerson}
      notFoundContent={said.noPerson}
      options={[...(held === undefined ? [] : [held.account]), ...others].map(named)}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? undefined)}
    />
  );
}

const named = ({ id, displayName, login, posts }: Account): { value: string; label: string } => ({
  value: id,
  label: [displayName, login, ...posts.map(({ title }) => title)].join(' · '),
});
